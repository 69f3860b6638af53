using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

using LVS.Tests.Hil;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Live;

/// <summary>Bash can read the scripts of the repository, and they refuse what makes no sense before they build or fetch anything.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class ScriptTests
{
    private const string Compare = "tools/peersim/compare.sh";

    [TestMethod]
    public void BashReadsEveryScript()
    {
        string tools = Path.Combine(RepositoryFolder.Path, "tools");
        string[] scripts = [.. Directory.GetFiles(tools, "*.sh", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))];
        Assert.Contains(Path.Combine(RepositoryFolder.Path, Compare), scripts);
        foreach (string script in scripts)
        {
            Assert.AreEqual((0, ""), Bash([], "-n", script), script);
        }
    }

    [TestMethod]
    [DataRow("--nodes 1e6", "", "--nodes needs a whole number")]
    [DataRow("--nodes 999", "", "--nodes is 999")]
    [DataRow("--cycles", "", "--cycles needs a whole number")]
    [DataRow("--loss 30", "", "'--loss' is unknown. Usage: compare.sh [--nodes N] [--cycles N]")]
    [DataRow("", "/nowhere", "'/nowhere' is not an unpacked peersim-1.0.5.zip: there is no src/peersim/Simulator.java")]
    public void TheComparisonWithPeerSimRefuses(string arguments, string peersim, string why)
    {
        string[] words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        (int exitCode, string errors) = Bash([("PEERSIM", peersim)], [Path.Combine(RepositoryFolder.Path, Compare), .. words]);
        Assert.AreEqual(64, exitCode, errors);
        Assert.Contains(why, errors);
    }

    private static (int ExitCode, string Errors) Bash(IEnumerable<(string Name, string Value)> environment, params string[] words)
    {
        ProcessStartInfo start = new("bash", words) { RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process bash = Process.Start(start)!;
        string errors = bash.StandardError.ReadToEnd();
        bash.WaitForExit();
        return (bash.ExitCode, errors);
    }
}
