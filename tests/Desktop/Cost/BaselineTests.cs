using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using LVS.Bench;
using LVS.Harness;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Cost;

/// <summary>The counts of this tree against its baseline, and what is said when they differ.</summary>
[TestClass]
[DoNotParallelize]
public sealed class BaselineTests
{
    private static readonly PartResult Memory = new("memory", new MemoryPart().Run());

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    /// <summary>What got worse is named here; <c>lvs bench</c> also counts what takes minutes.</summary>
    [TestMethod]
    [DataRow(typeof(OperationsPart))]
    [DataRow(typeof(MemoryPart))]
    [DataRow(typeof(AirPart))]
    public void NoCountIsWorseThanItsBaseline(Type type)
    {
        IBenchPart part = (IBenchPart)Activator.CreateInstance(type)!;
        IReadOnlyList<BaselineChange> changes = BaselineFile.Own().Compare(new PartResult(part.Name, part.Run()));
        foreach (BaselineChange change in changes.Where(change => change.Verdict != BaselineVerdict.Same))
        {
            TestContext.WriteLine(change.Text);
        }

        Assert.IsGreaterThan(5, changes.Count, "the part counts nothing");
        Assert.IsEmpty(changes.Where(change => change.IsBad).Select(change => change.Text));
    }

    /// <summary>Every part has counts or none in the baseline, and the baseline has no other part.</summary>
    [TestMethod]
    public void TheBaselineHasThePartsThatCount()
    {
        BaselineFile own = BaselineFile.Own();
        string[] counting =
            [.. BenchParts.All.Select(part => part.Name).Where(name => own.Compare(new PartResult(name, [])).Count > 0).Order()];
        CollectionAssert.AreEqual(
            new[] { "air", "contraction", "keeping", "memory", "operations", "records", "speed" }, counting);
        Assert.AreEqual(own.Count, BenchParts.All.Sum(part => own.Compare(new PartResult(part.Name, [])).Count));
    }

    /// <summary>Counts do not depend on the run, or a baseline would be worth nothing.</summary>
    [TestMethod]
    [DataRow(typeof(AirPart))]
    [DataRow(typeof(MemoryPart))]
    public void CountsAreEqualInEveryRun(Type type)
    {
        IReadOnlyList<BenchRow>[] runs =
            [.. Enumerable.Range(0, 2).Select(_ => ((IBenchPart)Activator.CreateInstance(type)!).Run())];
        CollectionAssert.AreEqual(runs[0].ToArray(), runs[1].ToArray());
    }

    [TestMethod]
    public void WorseAndBetterCountsAreNamedWithBothValues()
    {
        using ScratchFile file = new();
        PartResult some = With(Memory.Rows.Select(row => row with { Value = 1000, TolerancePercent = 5 }).Take(2));
        BaselineFile.Save(file.Path, [some], isAll: true);
        BaselineFile baseline = BaselineFile.Load(file.Path);
        Assert.IsTrue(baseline.Compare(some).All(change => change.Verdict == BaselineVerdict.Same));
        Assert.IsTrue(baseline.Compare(Times(some, 1.049)).All(change => change.Verdict == BaselineVerdict.Same), "within the tolerance");
        Assert.IsTrue(baseline.Compare(Times(some, 0.951)).All(change => change.Verdict == BaselineVerdict.Same), "within the tolerance");

        BaselineChange worse = baseline.Compare(Times(some, 1.051))[0];
        Assert.AreEqual("Worse: memory, a node without fragments: 1,051 bytes, 1,000 in the baseline, +5.1 % (tolerance 5 %).", worse.Text);
        Assert.IsTrue(worse.IsBad);
        BaselineChange better = baseline.Compare(Times(some, 0.9))[0];
        Assert.AreEqual(
            "Better: memory, a node without fragments: 900 bytes, 1,000 in the baseline, -10.0 % (tolerance 5 %).", better.Text);
        Assert.IsFalse(better.IsBad);
    }

    [TestMethod]
    public void NewAndGoneCountsAreNamedAndTimesAreNot()
    {
        using ScratchFile file = new();
        BenchRow[] rows = [.. Memory.Rows.Take(3)];
        BaselineFile.Save(file.Path, [With(rows[..2])], isAll: true);
        BaselineFile baseline = BaselineFile.Load(file.Path);
        PartResult now = With([rows[0], rows[2], new BenchRow("a time", 9, "s", BenchKind.Time)]);
        IReadOnlyList<BaselineChange> changes = baseline.Compare(now);
        CollectionAssert.AreEqual(new[] { BaselineVerdict.Same, BaselineVerdict.New, BaselineVerdict.Gone },
            changes.Select(change => change.Verdict).ToArray());
        CollectionAssert.AreEqual(new[] { false, false, true }, changes.Select(change => change.IsBad).ToArray());
        Assert.Contains(rows[2].Name, changes[1].Text);
        Assert.Contains(rows[1].Name, changes[2].Text);
    }

    /// <summary>A count that was 0 has no percentage, and must stay 0.</summary>
    [TestMethod]
    public void WhatWasNoneMustStayNone()
    {
        using ScratchFile file = new();
        PartResult none = new("speed", [new BenchRow("lost", 0, "runs", BenchKind.Count)]);
        BaselineFile.Save(file.Path, [none], isAll: true);
        BaselineFile baseline = BaselineFile.Load(file.Path);
        Assert.AreEqual(BaselineVerdict.Same, baseline.Compare(none)[0].Verdict);
        BaselineChange one = baseline.Compare(new("speed", [none.Rows[0] with { Value = 1 }]))[0];
        Assert.AreEqual("Worse: speed, lost: 1 runs, 0 in the baseline (tolerance 5 %).", one.Text);
    }

    /// <summary>Renewing one part leaves the others; renewing all leaves nothing of before.</summary>
    [TestMethod]
    public void ARenewedPartLeavesTheOthers()
    {
        using ScratchFile file = new();
        PartResult other = new("speed", [new BenchRow("lost", 0, "runs", BenchKind.Count)]);
        BaselineFile.Save(file.Path, [Memory, other], isAll: true);
        BaselineFile.Save(file.Path, [Times(Memory, 2)], isAll: false);
        BaselineFile renewed = BaselineFile.Load(file.Path);
        Assert.AreEqual(BaselineVerdict.Same, renewed.Compare(other)[0].Verdict);
        Assert.IsTrue(renewed.Compare(Times(Memory, 2)).All(change => change.Verdict == BaselineVerdict.Same));
        BaselineFile.Save(file.Path, [Memory], isAll: true);
        Assert.AreEqual(BaselineVerdict.New, BaselineFile.Load(file.Path).Compare(other)[0].Verdict);
    }

    [TestMethod]
    [DataRow("", ", line 1: this is no baseline of lvs bench.")]
    [DataRow("{}", ", line 1: this is no baseline of lvs bench.")]
    [DataRow("[\n{ \"part\": \"air\",\n  \"name\": }]", ", line 3: this is no baseline of lvs bench.")]
    [DataRow("[{ \"part\": \"air\" }]", "this is no baseline of lvs bench.")]
    [DataRow("[{ \"part\": null, \"name\": \"a\", \"unit\": \"b\", \"value\": 1, \"tolerancePercent\": 5 }]", "this is no baseline")]
    [DataRow("[{ \"part\": \"air\", \"name\": \"a\", \"unit\": \"b\", \"value\": \"x\", \"tolerancePercent\": 5 }]", "this is no baseline")]
    [DataRow("[]", " has no counts to compare with.")]
    [DataRow("null", " has no counts to compare with.")]
    [DataRow("[null]", " has no counts to compare with.")]
    [DataRow("[{ \"part\": \"air\", \"name\": \"a\", \"unit\": \"b\", \"value\": 1, \"tolerancePercent\": -5 }]", "'a' must have a value")]
    public void AFileThatIsNoBaselineIsNamed(string text, string complaint)
    {
        using ScratchFile file = new();
        File.WriteAllText(file.Path, text);
        UserException refused = Assert.ThrowsExactly<UserException>(() => BaselineFile.Load(file.Path));
        Assert.Contains(file.Path, refused.Message);
        Assert.Contains(complaint, refused.Message);
    }

    [TestMethod]
    public void AMissingBaselineIsNamed()
    {
        UserException refused = Assert.ThrowsExactly<UserException>(() => BaselineFile.Load("nowhere.json"));
        Assert.Contains("nowhere.json", refused.Message);
        Assert.Contains("lvs bench --write-baseline FILE", refused.Message);
    }

    [TestMethod]
    public void ACountThatIsThereTwiceIsNamed()
    {
        using ScratchFile file = new();
        BaselineFile.Save(file.Path, [With(Memory.Rows.Take(1).Concat(Memory.Rows.Take(1)))], isAll: true);
        UserException refused = Assert.ThrowsExactly<UserException>(() => BaselineFile.Load(file.Path));
        Assert.Contains("is there twice", refused.Message);
    }

    /// <summary>A result with every value multiplied.</summary>
    private static PartResult Times(PartResult result, double factor) =>
        result with { Rows = [.. result.Rows.Select(row => row with { Value = row.Value * factor })] };

    private static PartResult With(IEnumerable<BenchRow> rows) => new("memory", [.. rows]);

    private sealed class ScratchFile : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lvs-baseline-");

        public string Path => System.IO.Path.Combine(folder.FullName, "baseline.json");

        public void Dispose() => folder.Delete(recursive: true);
    }
}
