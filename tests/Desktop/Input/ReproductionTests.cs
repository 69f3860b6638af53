using System.Diagnostics;
using System.IO;
using System.Linq;

using LVS.Harness;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Input;

/// <summary>The command that repeats a run goes through a shell unchanged, and names the tool as it was called.</summary>
[TestClass]
public sealed class ReproductionTests
{
    private static readonly string[] Words =
        ["0", "", "two words", "it's", "\"quoted\"", "$HOME", "`id`", "a;b", "a|b", "back\\slash", "*", "~", "ü", "a\nb", "A..B", "-1",
        "#x", "{a,b}"];

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void AShellReadsEveryWordBack()
    {
        ProcessStartInfo start =
            new("sh", ["-c", $"printf '%s\\0' {string.Join(' ', Words.Select(Reproduction.Quoted))}"]) { RedirectStandardOutput = true };
        using Process shell = Process.Start(start)!;
        string read = shell.StandardOutput.ReadToEnd();
        CollectionAssert.AreEqual(Words, read.Split('\0')[..^1]);
    }

    [TestMethod]
    public void PlainWordsStayPlain() => Assert.AreEqual("runs/latest-1.json", Reproduction.Quoted("runs/latest-1.json"));

    [TestMethod]
    public void AnInstalledToolIsCalledByItsNameAndOneInACloneFromSource()
    {
        string root = Directory.CreateTempSubdirectory("lvs-clone-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "tools", "LVS.Cli", "bin"));
            File.WriteAllText(Path.Combine(root, "tools", "LVS.Cli", "LVS.Cli.csproj"), "");
            string bin = Path.Combine(root, "tools", "LVS.Cli", "bin");
            Assert.AreEqual("dotnet run -c Release --project tools/LVS.Cli --", Reproduction.ToolFrom(bin, "/usr/bin/dotnet", root));
            Assert.AreEqual("dotnet run -c Release --project ../tools/LVS.Cli --",
                Reproduction.ToolFrom(bin, "/usr/bin/dotnet", Path.Combine(root, "runs")));
            string away = Path.GetTempPath();
            Assert.AreEqual(Path.Combine(away, "lvs"), Reproduction.ToolFrom(away, Path.Combine(away, "lvs"), root));
            Assert.AreEqual($"dotnet {Path.Combine(away, "lvs.dll")}", Reproduction.ToolFrom(away, "/usr/bin/dotnet", root));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [TestMethod]
    public void ManySeedsAreRepeatedAsMany()
    {
        SimCommand command = new() { ScenarioName = "my file.json", Nodes = 5, LossPercent = 0, SunFile = "it's" };
        Assert.Contains(@"sim --scenario 'my file.json' --nodes 5 --loss 0 --sun 'it'\''s' --seeds 3..9", command.ReproduceMany(3, 9));
        Assert.Contains("--seed 3", command.Reproduce(3));
    }
}
