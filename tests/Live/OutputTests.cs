using System.Text.Json;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>Outputs that are closed or full, and terminals that are very narrow.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class OutputTests
{
    /// <summary>Nobody reads the messages: the exit code and the result are as ever.</summary>
    [TestMethod]
    [DataRow("decode zz", 64, "")]
    [DataRow("decode 1100 --json", 1, "\"failed\":1")]
    [DataRow("sim --nodes 4 --cycles 400", 0, "holds")]
    public void AClosedStandardErrorIsIgnored(string arguments, int exitCode, string result)
    {
        using TestFolder folder = new();
        using Lvs lvs = Lvs.StartInShell(folder.Path, "exec \"$@\" 2>&-", arguments.Split(' ')).Wait();
        Assert.AreEqual(exitCode, lvs.ExitCode, lvs.Output);
        Assert.Contains(result, lvs.Output);
    }

    [TestMethod]
    [DataRow("decode 1100 --json", ">&-", "it is closed")]
    [DataRow("decode zz --json", ">&-", "")]
    [DataRow("sim --nodes 4 --cycles 400", ">&-", "it is closed")]
    [DataRow("sim --nodes 4 --cycles 400 --json", ">/dev/full", "No space left on device")]
    [DataRow("sim --help", ">/dev/full", "No space left on device")]
    [DataRow("node --seconds 5", ">/dev/full", "No space left on device")]
    public void AStandardOutputThatCannotBeWrittenIsNamed(string arguments, string where, string why)
    {
        using TestFolder folder = new();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        using Lvs lvs = Lvs.StartInShell(folder.Path, $"exec \"$@\" {where}", arguments.Split(' ')).Wait();
        Assert.DoesNotContain("   at ", lvs.Errors);
        Assert.AreEqual(why.Length == 0 ? 64 : 2, lvs.ExitCode, lvs.Errors);
        Assert.Contains(why.Length == 0 ? "'zz' is neither" : $"lvs: standard output cannot be written: {why}", lvs.Errors);
    }

    /// <summary>The disk fills up with the report: the verdict is told nevertheless, once, and the exit code is not 0.</summary>
    [TestMethod]
    public void FilesThatCannotBeWrittenCostNoVerdict()
    {
        using TestFolder folder = new();
        const string Small = "trap '' XFSZ; ulimit -f 8; export DOTNET_EnableWriteXorExecute=0; exec \"$@\"";
        using Lvs json = Lvs.StartInShell(folder.Path, Small, "sim", "--nodes", "4", "--cycles", "400", "--json").Wait();
        Assert.AreEqual(2, json.ExitCode, json.Output + json.Errors);
        Assert.AreEqual("holds", JsonDocument.Parse(json.Output).RootElement.GetProperty("verdict").GetString());
        Assert.Contains("Cannot write the run folder", json.Errors);
        using Lvs text = Lvs.StartInShell(folder.Path, Small, "sim", "--nodes", "4", "--cycles", "400").Wait();
        Assert.AreEqual(2, text.ExitCode, text.Output + text.Errors);
        Assert.StartsWith("holds", text.Output);
        Assert.DoesNotContain("report:", text.Output);
    }

    /// <summary>A terminal narrower than any word.</summary>
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(5)]
    public void HelpEndsInANarrowTerminal(int columns)
    {
        using TestFolder folder = new();
        string script = $"script -qec \"stty cols {columns} rows 5; $*\" /dev/null </dev/null";
        using Lvs lvs = Lvs.StartInShell(folder.Path, script, "sim", "--help").Wait();
        Assert.AreEqual(0, lvs.ExitCode, lvs.Output);
        Assert.Contains("--seeds", lvs.Output);
        Assert.DoesNotContain("ArgumentOutOfRange", lvs.Output);
    }
}
