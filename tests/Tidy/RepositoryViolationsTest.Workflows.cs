using System;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Tidy;

/// <content>Mistakes in what continuous integration runs.</content>
public sealed partial class RepositoryViolationsTest
{
    /// <summary>Its boards are those of the folder, whichever these are.</summary>
    private static readonly string[] Release =
    [
        "jobs:",
        "  boards:",
        "    outputs:",
        "      names: ${{ steps.list.outputs.names }}",
        "    steps:",
        "      - id: list",
        "        run: echo \"names=$(printf '%s\\n' boards/*/ | xargs -n 1 basename | jq -Rnc '[inputs]')\" >> \"$GITHUB_OUTPUT\"",
        "  firmware:",
        "    needs: boards",
        "    strategy:",
        "      matrix:",
        "        board: ${{ fromJSON(needs.boards.outputs.names) }}",
    ];

    [TestMethod]
    public void WorkflowThatNamesWhatIsGone()
    {
        folder.Write(".github/workflows/linux.yml", @"run: bash tools/tests.sh; msbuild tests\Nano\NFUnitTest.nfproj");
        Found(
            ".github/workflows/linux.yml names tools/tests.sh, which does not exist",
            ".github/workflows/linux.yml names tests/Nano/NFUnitTest.nfproj, which does not exist");
    }

    [TestMethod]
    public void WorkflowThatInstallsWhatNobodyPacks()
    {
        folder.Write(".github/workflows/linux.yml", "run: dotnet tool install LVS.Cli --tool-path installed");
        Found(".github/workflows/linux.yml installs LVS.Cli, which no project packs");
    }

    [TestMethod]
    public void WorkflowThatDoesNotRunEveryTestImage()
    {
        folder.Write("tests/Nano/Core/Readme.txt", "");
        folder.Write(".github/workflows/linux.yml", "tests: [Node]");
        Found(
            ".github/workflows/linux.yml: Core is not in both its matrix and tests/Nano/",
            ".github/workflows/linux.yml: Node is not in both its matrix and tests/Nano/");
    }

    [TestMethod]
    public void WorkflowThatDoesNotBuildEveryBoard()
    {
        folder.Write(".github/workflows/windows.yml", "board: [THREE]");
        Found(
            ".github/workflows/windows.yml: ONE is not in both its matrix and boards/",
            ".github/workflows/windows.yml: THREE is not in both its matrix and boards/");
    }

    [TestMethod]
    public void WorkflowMissing()
    {
        folder.Delete(".github/workflows/linux.yml");
        Found(".github/workflows/linux.yml is missing");
    }

    /// <summary>Each link of the chain from the folder to the matrix, broken.</summary>
    [TestMethod]
    [DataRow("fromJSON(needs.boards.outputs.names)", "fromJSON(needs.boards.outputs.others)")]
    [DataRow("fromJSON(needs.boards.outputs.names)", "fromJSON(needs.test.outputs.names)")]
    [DataRow("needs: boards", "needs: test")]
    [DataRow("steps.list.outputs.names", "steps.other.outputs.names")]
    [DataRow("steps.list.outputs.names", "steps.list.outputs.others")]
    [DataRow("boards/*/", "boards/ESP32*/")]
    [DataRow("[inputs]", "[input]")]
    [DataRow("        board: ", "        image: ")]
    public void ReleaseThatDoesNotBuildEveryBoard(string right, string wrong)
    {
        folder.Write(".github/workflows/release.yml", [.. Release.Select(line => line.Replace(right, wrong, StringComparison.Ordinal))]);
        Found(".github/workflows/release.yml: its matrix of boards is neither a list nor made of boards/*/");
    }

    /// <summary>A list by hand is allowed, if it is whole.</summary>
    [TestMethod]
    public void ReleaseThatListsOnlySomeBoards()
    {
        folder.Write(".github/workflows/release.yml", "board: [TWO]");
        Found(
            ".github/workflows/release.yml: ONE is not in both its matrix and boards/",
            ".github/workflows/release.yml: TWO is not in both its matrix and boards/");
    }
}
