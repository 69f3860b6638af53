using System;
using System.Collections.Generic;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Tidy;

/// <summary>The repository agrees with itself.</summary>
[TestClass]
public class RepositoryTest
{
    [TestMethod]
    public void EverySourceIsListedOnce() => Report(SourceLists.Check(RepositoryRoot.Path));

    [TestMethod]
    public void DevicePackagesAgree() => Report(DevicePackages.Check(RepositoryRoot.Path));

    [TestMethod]
    public void BoardsAgreeWithTheLock() => Report(BoardFolders.Check(RepositoryRoot.Path));

    [TestMethod]
    public void WorkflowsNameWhatIsThere() => Report(Workflows.Check(RepositoryRoot.Path));

    [TestMethod]
    public void TheSolutionHoldsEveryProject() => Report(Solution.Check(RepositoryRoot.Path));

    [TestMethod]
    public void TheTopFolderHoldsOnlyWhatItsMapShows() => Report(Folders.Top(RepositoryRoot.Path));

    [TestMethod]
    public void EveryPcProjectLocksItsPackages() => Report(Folders.Locks(RepositoryRoot.Path));

    [TestMethod]
    public void SharedSourcesHaveNoConditions() => Report(Folders.Conditions(RepositoryRoot.Path));

    [TestMethod]
    public void NoSourceIsTooLong() => Report(Folders.Lengths(RepositoryRoot.Path));

    [TestMethod]
    public void EveryFileHoldsOneTypeOfItsName() => Report(Subjects.Check(RepositoryRoot.Path));

    [TestMethod]
    public void NoLineIsTooWide() => Report(Folders.Widths(RepositoryRoot.Path));

    private static void Report(IEnumerable<string> found)
    {
        string[] lines = [.. found];
        Assert.AreEqual(0, lines.Length, Environment.NewLine + string.Join(Environment.NewLine, lines));
    }
}
