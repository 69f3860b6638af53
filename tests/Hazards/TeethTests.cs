using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

using LVS.Tests.Hazards.Mutants;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Hazards;

/// <summary>
/// The simulator has teeth: every seeded bug is caught by the scenario that is named for it, within the stated number of seeds, and the
/// same seeds hold without the bug. A few on every run; all of them with LVS_SOAK=1, and LVS_TEETH=write renews the table in README.md.
/// </summary>
[TestClass]
public sealed class TeethTests
{
    private const string Begin = "<!-- teeth -->";
    private const string End = "<!-- /teeth -->";

    private static bool IsSoak => Environment.GetEnvironmentVariable("LVS_SOAK") == "1";

    private static bool IsWriting => Environment.GetEnvironmentVariable("LVS_TEETH") == "write";

    public required TestContext TestContext { get; init; }

    public static IEnumerable<object[]> Quick => MutantList.All.Where(mutant => mutant.IsQuick)
        .Select(mutant => new object[] { mutant.Name });

    [TestMethod]
    [DynamicData(nameof(Quick))]
    public void SeededBugIsCaught(string name)
    {
        Mutant mutant = MutantList.All.Single(m => m.Name == name);
        (int seed, string[] broken) = Catch(mutant);
        TestContext.WriteLine($"{mutant.Name}: {mutant.About}; {mutant.Scenario} caught it at seed {seed}: {string.Join(", ", broken)}");
        Assert.IsGreaterThan(0, seed, $"{mutant.Name} ({mutant.About}) was not caught by {mutant.Scenario} within {mutant.SeedsMax} seeds");
    }

    [TestMethod]
    public void EverySeededBugIsCaughtAndTheTableIsTrue()
    {
        if (!IsSoak && !IsWriting)
        {
            Assert.Inconclusive("set LVS_SOAK=1 to check every seeded bug");
        }

        StringBuilder table = new("| seeded bug | what is wrong | caught by | at seed | within | broken |\n|---|---|---|---|---|---|\n");
        List<string> missed = [];
        foreach (Mutant mutant in MutantList.All)
        {
            (int seed, string[] broken) = (0, []);
            try
            {
                (seed, broken) = Catch(mutant);
            }
            catch (InvalidOperationException e)
            {
                TestContext.WriteLine(e.Message);
            }

            TestContext.WriteLine($"{mutant.Name}: seed {seed} of {mutant.SeedsMax} in {mutant.Scenario}: {string.Join(", ", broken)}");
            table.Append(CultureInfo.InvariantCulture,
                $"| {mutant.Name} | {mutant.About} | {mutant.Scenario} | {seed} | {mutant.SeedsMax} | {string.Join(", ", broken)} |\n");
            if (seed == 0)
            {
                missed.Add(mutant.Name);
            }
        }

        Assert.IsEmpty(missed, "not caught: " + string.Join(", ", missed));
        string path = Path.Combine(Root.Path, "tests", "Hazards", "README.md");
        string text = File.ReadAllText(path);
        int from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length + 1;
        int to = text.IndexOf(End, StringComparison.Ordinal);
        if (IsWriting)
        {
            File.WriteAllText(path, text[..from] + table + text[to..]);
        }
        else
        {
            Assert.AreEqual(table.ToString(), text[from..to],
                "the table in tests/Hazards/README.md is out of date: run with LVS_TEETH=write");
        }
    }

    [TestMethod]
    [TestCategory("Long")]
    public void WithoutABugTheSameSeedsHold()
    {
        foreach (IGrouping<string, Mutant> group in MutantList.All.Where(m => m.IsQuick || IsSoak).GroupBy(m => m.Scenario))
        {
            using MutantRun original = new(null, group.Key);
            for (int seed = 1; seed <= group.Max(m => m.SeedsMax); seed++)
            {
                Assert.IsEmpty(original.Run(seed), $"{group.Key} seed {seed}");
            }
        }
    }

    private static (int Seed, string[] Broken) Catch(Mutant mutant)
    {
        using MutantRun run = new(mutant, mutant.Scenario);
        for (int seed = 1; seed <= mutant.SeedsMax; seed++)
        {
            string[] broken = run.Run(seed);
            if (broken.Length > 0)
            {
                return (seed, broken);
            }
        }

        return (0, []);
    }
}
