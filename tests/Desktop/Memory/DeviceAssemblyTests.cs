using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Memory;

/// <summary>
/// The metadata processor gives an assembly 65,535 bytes of strings and as many of byte code, and fails above. No assembly of the device
/// may come near: what its project compiles must leave a margin. What it only refers to is in another assembly.
/// </summary>
[TestClass]
public sealed partial class DeviceAssemblyTests
{
    private const int TableSize = 65_535;
    private const int MarginSize = 6_000;

    /// <summary>Where the PC has the types of a layer: assembly, namespace, and by which path a project compiles them.</summary>
    private static readonly (string Assembly, string Space, string Mark)[] Layers =
    [
        ("LVS.Core", "LVS.Core", @"\LVS.Core.projitems"),
        ("LVS.Node", "LVS.Node", @"\LVS.Node.projitems"),
        ("LVS.Transports", "LVS.Transports", @"\LVS.Transports.projitems"),
        ("LVS.Emulator", "LVS.Firmware", @"""LVS.Firmware.projitems"),
        ("LVS.Emulator", "LVS.Boards", @"\boards\"),
    ];

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void EveryAssemblyLeavesAMargin()
    {
        string[] projects = [.. Projects("firmware"), .. Projects("tests/Nano")];
        Assert.IsGreaterThan(2, projects.Length);
        foreach (string project in projects)
        {
            DeviceImage image = Image(project);
            string sizes = string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileNameWithoutExtension(project)}: {image.StringSize} bytes of strings and {image.CodeSize} of code");
            TestContext.WriteLine(sizes);
            Assert.IsGreaterThan(1_000, image.CodeSize, $"{sizes}: hardly anything was counted");
            Assert.IsLessThan(TableSize - MarginSize, Math.Max(image.StringSize, image.CodeSize), string.Create(
                CultureInfo.InvariantCulture,
                $"{sizes} of {TableSize}; less than {MarginSize} are left: move a part to another assembly, a test to another image"));
        }
    }

    /// <summary>Every shared test is in one image at least, or the device would never run it.</summary>
    [TestMethod]
    public void EverySharedTestIsInAnImage()
    {
        string[] listed = [.. Projects("tests/Nano").SelectMany(Sources).Select(Path.GetFullPath)];
        string[] missing =
            [.. Directory.GetFiles(InRepository("tests/Shared"), "*.cs").Where(path => !listed.Contains(path))
            .Select(path => Path.GetFileName(path)!)];
        Assert.IsEmpty(missing, string.Join(", ", missing));
    }

    /// <summary>What a project compiles into its assembly: layers, and of the shared tests those that it lists.</summary>
    private static DeviceImage Image(string project)
    {
        string name = Path.GetFileNameWithoutExtension(project);
        string text = File.ReadAllText(project);
        DeviceImage image = new();
        foreach ((string assembly, string space, _) in Layers.Where(layer => text.Contains(layer.Mark, StringComparison.Ordinal)))
        {
            Assert.IsGreaterThan(2, image.Add(Beside(assembly), (_, found) => found == space), $"{name}: {space}");
        }

        HashSet<string> tests = [.. Sources(project).Select(path => Path.GetFileNameWithoutExtension(path)!)];
        if (tests.Count > 0)
        {
            HashSet<string> counted = [];
            image.Add(Beside("LVS.Tests.Desktop"), (type, space) => type == "<PrivateImplementationDetails>"
                || (space == "LVS.Tests.Shared" && tests.Contains(type) && counted.Add(type)));
            string[] left = [.. tests.Where(test => test.EndsWith("Tests", StringComparison.Ordinal) && !counted.Contains(test))];
            Assert.IsEmpty(left, $"{name}: not counted: {string.Join(' ', left)}");
        }

        return image;
    }

    private static IEnumerable<string> Projects(string folder) =>
        Directory.GetFiles(InRepository(folder), "*.nfproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

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
