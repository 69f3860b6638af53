using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Memory;

/// <summary>
/// The metadata processor gives an assembly 65,535 bytes of strings and as many of byte code, and fails above. No test image may come near:
/// what it compiles, its own tests and the layers below, must leave a margin.
/// </summary>
[TestClass]
public sealed partial class TestImageTests
{
    private const int TableSize = 65_535;
    private const int MarginSize = 6_000;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void EveryTestImageLeavesAMargin()
    {
        string[] projects = Directory.GetFiles(InRepository("tests/Nano"), "*.nfproj", SearchOption.AllDirectories);
        Assert.IsNotEmpty(projects);
        foreach (string project in projects.Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(project);
            DeviceImage image = new();
            HashSet<string> tests = [];
            foreach (string path in Sources(project))
            {
                tests.Add(Path.GetFileNameWithoutExtension(path));
            }

            foreach (string layer in new[] { "LVS.Core", "LVS.Node", "LVS.Transports" }.Where(layer => File.ReadAllText(project)
                .Contains($@"\{layer}.projitems", StringComparison.Ordinal)))
            {
                Assert.IsGreaterThan(5, image.Add(Beside(layer), (_, space) => space == layer));
            }

            HashSet<string> counted = [];
            image.Add(Beside("LVS.Tests.Desktop"), (type, space) => type == "<PrivateImplementationDetails>"
                || (space == "LVS.Tests.Shared" && tests.Contains(type) && counted.Add(type)));
            string[] left = [.. tests.Where(test => test.EndsWith("Tests", StringComparison.Ordinal) && !counted.Contains(test))];
            Assert.IsEmpty(left, $"{name}: not counted: {string.Join(' ', left)}");
            Assert.IsGreaterThan(2, counted.Count, $"{name}: hardly any test was counted");
            string sizes = string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {image.StringSize} bytes of strings and {image.CodeSize} of code of {TableSize}, "
                    + $"with {tests.Count} sources of tests");
            TestContext.WriteLine(sizes);
            Assert.IsLessThan(TableSize - MarginSize, Math.Max(image.StringSize, image.CodeSize), sizes
                + $"; less than {MarginSize} are left: move some of its tests to another project of tests/Nano");
        }
    }

    /// <summary>Every shared test is in one image at least, or the device would never run it.</summary>
    [TestMethod]
    public void EverySharedTestIsInAnImage()
    {
        string[] listed =
            [.. Directory.GetFiles(InRepository("tests/Nano"), "*.nfproj", SearchOption.AllDirectories).SelectMany(Sources)
            .Select(Path.GetFullPath)];
        string[] missing =
            [.. Directory.GetFiles(InRepository("tests/Shared"), "*.cs").Where(path => !listed.Contains(path))
            .Select(path => Path.GetFileName(path)!)];
        Assert.IsEmpty(missing, string.Join(", ", missing));
    }

    /// <summary>The sources of tests/Shared that a project compiles, by its lists and by itself.</summary>
    private static IEnumerable<string> Sources(string project)
    {
        string folder = Path.GetDirectoryName(project)!;
        string text = File.ReadAllText(project);
        return Lists().Matches(text).Select(match => Path.Combine(folder, match.Groups[1].Value.Replace('\\', '/')))
            .SelectMany(list => Listed().Matches(File.ReadAllText(list))
                .Select(match => Path.Combine(Path.GetDirectoryName(list)!, match.Groups[1].Value)))
            .Concat(Own().Matches(text).Select(match => Path.Combine(folder, match.Groups[1].Value.Replace('\\', '/'))));
    }

    private static string Beside(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");

    private static string InRepository(string path)
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LVS.Firmware.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, path);
    }

    [GeneratedRegex(@"<Import Project=""([^""]*\\Shared\\[^""]+\.projitems)""")]
    private static partial Regex Lists();

    [GeneratedRegex(@"\$\(MSBuildThisFileDirectory\)([^""]+\.cs)""")]
    private static partial Regex Listed();

    [GeneratedRegex(@"<Compile Include=""([^""]*\\Shared\\[^""]+\.cs)""")]
    private static partial Regex Own();
}
