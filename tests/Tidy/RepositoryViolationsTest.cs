using System;
using System.Collections.Generic;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Tidy;

/// <summary>The repository checks bite: a small sound repository is quiet, and each mistake made in it is reported, alone.</summary>
[TestClass]
public sealed partial class RepositoryViolationsTest : IDisposable
{
    private const string Device = "{11A8DD76-328B-46DF-9F39-F559912D0360}";
    private const string DeviceGuid = "7D3F0C52-6B0E-4C1A-9B53-2A4F8E6D1C07";
    private const string LibraryGuid = "5B1E9C74-0D3A-4F62-8E17-A94C6F20D835";
    private const string PcGuid = "9C8C36E0-8136-4A96-AB3F-B216ABBEA056";

    private readonly ScratchFolder folder = new();

    [TestInitialize]
    public void MakeSoundRepository()
    {
        folder.Write("shared/Core/Limits.cs", "// #if in a comment is none", "namespace LVS.Core { }");
        folder.Write("shared/Core/LVS.Core.csproj", "<Project />");
        folder.Write("shared/Core/packages.lock.json", "{}");
        folder.Write("shared/Core/LVS.Core.projitems", List("$(MSBuildThisFileDirectory)Limits.cs"));
        folder.Write("firmware/App/Program.cs", "namespace LVS.Firmware { }");
        folder.Write("firmware/App/App.nfproj", Project("CoreLibrary.1.2.3", "Program.cs", @"..\..\boards\$(LvsBoard)\Board.cs"));
        folder.Write("firmware/App/packages.config", Packages("CoreLibrary", "1.2.3"));
        folder.Write("boards/ONE/Board.cs", Board("ONE", "0x1C0000"));
        folder.Write("boards/ONE/network.json", "{}");
        folder.Write("boards/ONE/files.json", "{}");
        folder.Write(".github/workflows/linux.yml", "run: bash tools/test.sh");
        folder.Write(".github/workflows/windows.yml", "board: [ONE]", "run: msbuild firmware/App/App.nfproj");
        folder.Write(".github/workflows/release.yml", Release);
        folder.Write("tools/test.sh", "");
        folder.Write("boards/README.md", "| `ONE` | `ESP32_REV3` |", "| `TWO` | `ESP32_REV3` |");
        folder.Write("boards/firmware.lock", Lock("1.2.3", "ONE"));
        folder.Write("tests/a", "");
        folder.Write("tools/a", "");
        folder.Write("README.md", "");
        folder.Write("LICENSE", "");
        folder.Write("nano.runsettings", "");
        folder.Write(".gitignore", "");
        folder.Write("lvs.json", "");
        folder.Write("LVS.Firmware.sln", SolutionText(device: true, deploy: true));
    }

    [TestMethod]
    public void SoundRepositoryIsQuiet() => Assert.AreEqual("", string.Join(Environment.NewLine, All()));

    [TestMethod]
    public void UnlistedSource()
    {
        folder.Write("shared/Core/Wire/Frame.cs", "namespace LVS.Core { }");
        Found("shared/Core/Wire/Frame.cs is listed 0 times by LVS.Core.projitems");
    }

    [TestMethod]
    public void SourceListedTwice()
    {
        folder.Write("shared/Core/LVS.Core.projitems", List("$(MSBuildThisFileDirectory)Limits.cs", "Limits.cs"));
        Found("shared/Core/Limits.cs is listed 2 times by LVS.Core.projitems");
    }

    [TestMethod]
    public void ListedSourceMissing()
    {
        folder.Write("shared/Core/LVS.Core.projitems", List("Limits.cs", @"Wire\Gone.cs"));
        Found("shared/Core/LVS.Core.projitems lists shared/Core/Wire/Gone.cs, which does not exist");
    }

    [TestMethod]
    public void BoardWithoutItsSource()
    {
        folder.Write("boards/TWO/network.json", "{}");
        folder.Write("boards/TWO/files.json", "{}");
        folder.Write("boards/firmware.lock", Lock("1.2.3", "ONE", "TWO"));
        Found(
            "firmware/App/App.nfproj lists boards/*/Board.cs, which does not exist",
            ".github/workflows/windows.yml: TWO is not in both its matrix and boards/");
    }

    [TestMethod]
    public void SourceCompiledTwiceByTheDevice()
    {
        string import = @"<Import Project=""..\..\shared\Core\LVS.Core.projitems"" />";
        string[] project = Project("CoreLibrary.1.2.3", "Program.cs", @"..\..\shared\Core\Limits.cs");
        folder.Write("firmware/App/App.nfproj", [project[0], import, .. project[1..]]);
        Found("firmware/App/App.nfproj compiles shared/Core/Limits.cs twice");
    }

    [TestMethod]
    public void SourceOfAnAssemblyThatTheDeviceRefersTo()
    {
        WriteLibrary("CoreLibrary", "1.2.3");
        folder.Write("firmware/App/App.nfproj", Referring("Library", @"..\..\shared\Core\Limits.cs"));
        Found("firmware/App/App.nfproj compiles shared/Core/Limits.cs twice");
    }

    [TestMethod]
    public void ReferenceToAProjectThatIsGone()
    {
        folder.Write("firmware/App/App.nfproj", Referring("Gone"));
        Found("firmware/App/App.nfproj refers to firmware/Gone/Gone.nfproj, which does not exist");
    }

    [TestMethod]
    public void PackageOfAnAssemblyThatTheDeviceRefersTo()
    {
        WriteLibrary("System.Text", "1.0.0");
        folder.Write("firmware/App/App.nfproj", Referring("Library"));
        const string Text = "{ \"id\": \"nanoFramework.System.Text\", \"version\": \"1.0.0\" }";
        folder.Write("boards/firmware.lock", Lock("1.2.3", "ONE").Replace("[ ", $"[ {Text}, ", StringComparison.Ordinal));
        Found(
            "firmware/App/App.nfproj does not have nanoFramework.System.Text 1.0.0, which a project needs that it refers to",
            "firmware/App/App.nfproj does not have nanoFramework.System.Text of boards/firmware.lock");
    }

    [TestMethod]
    public void ReferenceToAnotherVersion()
    {
        folder.Write("firmware/App/App.nfproj", Project("CoreLibrary.1.2.4", "Program.cs"));
        Found(
            "firmware/App/App.nfproj refers to nanoFramework.CoreLibrary.1.2.4, which is not in packages.config",
            "firmware/App/App.nfproj does not refer to nanoFramework.CoreLibrary.1.2.3 of packages.config");
    }

    [TestMethod]
    public void LockOfAnotherVersion()
    {
        folder.Write("boards/firmware.lock", Lock("1.2.30", "ONE"));
        Found("firmware/App/App.nfproj: nanoFramework.CoreLibrary 1.2.3 is not what boards/firmware.lock says");
    }

    [TestMethod]
    public void LockOfAPackageThatTheFirmwareDoesNotHave()
    {
        string[] project = Project("CoreLibrary.1.2.3", "Program.cs", @"..\..\boards\$(LvsBoard)\Board.cs");
        folder.Write("firmware/App/App.nfproj", [.. project.Where(line => !line.Contains("Reference", StringComparison.Ordinal))]);
        folder.Write("firmware/App/packages.config", "<packages />");
        Found("firmware/App/App.nfproj does not have nanoFramework.CoreLibrary of boards/firmware.lock");
    }

    [TestMethod]
    public void LockOfAnotherBoard()
    {
        folder.Write("boards/firmware.lock", Lock("1.2.3", "TWO"));
        Found("ONE is not in boards/firmware.lock", "boards/firmware.lock names TWO, which has no folder");
    }

    [TestMethod]
    public void BoardThatDiffersFromTheLock()
    {
        folder.Write("boards/ONE/Board.cs", Board("ONE", "0x1D0000"));
        Found("boards/ONE/Board.cs has DeploymentSize 0x1D0000, boards/firmware.lock 0x1C0000");
    }

    [TestMethod]
    public void BoardWithoutDeployFileOrRow()
    {
        folder.Delete("boards/ONE/network.json");
        folder.Write("boards/ONE/files.json", "SerialPort: PORT");
        folder.Write("boards/README.md", "");
        Found(
            "boards/ONE/network.json is missing or no JSON",
            "boards/ONE/files.json is missing or no JSON",
            "ONE has no row in boards/README.md");
    }

    [TestMethod]
    public void LockMissing()
    {
        folder.Delete("boards/firmware.lock");
        Found("boards/firmware.lock is missing");
    }

    [TestMethod]
    public void ProjectMissingInSolution()
    {
        folder.Write("LVS.Firmware.sln", SolutionText(device: false, deploy: true));
        Found("firmware/App/App.nfproj is not in the solution");
    }

    [TestMethod]
    public void SolutionNamesWhatIsGone()
    {
        folder.Delete("shared/Core/LVS.Core.csproj");
        Found("shared/Core/LVS.Core.csproj of the solution does not exist");
    }

    [TestMethod]
    public void DeviceProjectThatIsNotDeployed()
    {
        folder.Write("LVS.Firmware.sln", SolutionText(device: true, deploy: false));
        Found($"App has no '{{{DeviceGuid}}}.Debug|Any CPU.Deploy.0 ='");
    }

    [TestMethod]
    public void StrayTopEntry()
    {
        folder.Write("notes.txt", "");
        Found("notes.txt does not belong into the top folder");
    }

    [TestMethod]
    public void MissingTopEntry()
    {
        folder.Delete("README.md");
        Found("README.md is missing in the top folder");
    }

    [TestMethod]
    public void UnlockedPackages()
    {
        folder.Delete("shared/Core/packages.lock.json");
        Found("shared/Core/LVS.Core.csproj has no packages.lock.json");
    }

    [TestMethod]
    public void ConditionInShared()
    {
        folder.Write("shared/Core/Limits.cs", "namespace LVS.Core", "{", "  #if DEVICE", "  #endif", "}");
        Found("shared/Core/Limits.cs:3 has an #if");
    }

    [TestMethod]
    public void LineTooWide()
    {
        string line = "// " + new string('x', Folders.SourceColumnsMax - 3);
        folder.Write("shared/Core/Limits.cs", line, line + "x");
        Found("shared/Core/Limits.cs:2 has 141 columns, more than 140");
    }

    [TestMethod]
    public void TwoTypesInAFile()
    {
        folder.Write("shared/Core/Limits.cs", "namespace LVS.Core { class Limits { enum Inner { } } delegate void Told(); }");
        Found("shared/Core/Limits.cs holds Limits, Told: one file, one type");
    }

    [TestMethod]
    public void FileCalledAfterAnother()
    {
        folder.Write("shared/Core/Limits.cs", "namespace LVS.Core;", "public interface IBounds;");
        Found("shared/Core/Limits.cs holds IBounds: a file is called after its type");
    }

    [TestMethod]
    public void PartOfAPartialTypeIsCalledAfterBoth()
    {
        folder.Write("shared/Core/Limits.cs", "namespace LVS.Core { partial class Limits { } }");
        folder.Write("shared/Core/Limits.Proofs.cs", "namespace LVS.Core { partial class Limits { } }");
        folder.Write("shared/Core/LVS.Core.projitems", List("$(MSBuildThisFileDirectory)Limits.cs", "Limits.Proofs.cs"));
        Found();
    }

    [TestMethod]
    public void LongSource()
    {
        folder.Write("shared/Core/Limits.cs", [.. Enumerable.Repeat("//", Folders.SourceLinesMax + 1)]);
        Found("shared/Core/Limits.cs has 401 lines, more than 400: it holds two things");
    }

    public void Dispose() => folder.Dispose();

    private static string[] List(params string[] sources)
    {
        return ["<Project>", "<ItemGroup>", .. sources.Select(source => $"<Compile Include=\"{source}\" />"), "</ItemGroup>", "</Project>"];
    }

    private static string[] Project(string package, params string[] sources)
    {
        string[] list = List(sources);
        string hint = $@"..\..\packages\nanoFramework.{package}\lib\mscorlib.dll";
        return
        [
            list[0],
            $"<PropertyGroup><ProjectGuid>{DeviceGuid}</ProjectGuid><OutputType>Exe</OutputType></PropertyGroup>",
            $"<ItemGroup><Reference Include=\"mscorlib\"><HintPath>{hint}</HintPath></Reference></ItemGroup>",
            .. list[1..],
        ];
    }

    private static string[] Referring(string library, params string[] sources)
    {
        string[] project = Project("CoreLibrary.1.2.3", ["Program.cs", @"..\..\boards\$(LvsBoard)\Board.cs", .. sources]);
        string reference = $@"<ItemGroup><ProjectReference Include=""..\{library}\{library}.nfproj"" /></ItemGroup>";
        return [project[0], reference, .. project[1..]];
    }

    private static string[] Packages(string id, string version)
    {
        return [$"<packages><package id=\"nanoFramework.{id}\" version=\"{version}\" /></packages>"];
    }

    private static string Board(string name, string deployment) =>
        $"const string Name = \"{name}\"; const string Target = \"ESP32_REV3\";"
            + $" const int FlashSize = 4 * 1024 * 1024; const int DeploymentSize = {deployment};\n const int HeapBudgetSize = 96 * 1024;";

    private static string Lock(string version, params string[] boards)
    {
        string list = string.Join(",", boards.Select(board =>
            $"\"{board}\": {{ \"target\": \"ESP32_REV3\", \"flashMegabytes\": 4, \"deploymentBytes\": {0x1C0000},"
                + " \"heapBytes\": 98304 }"));
        return $"{{ \"packages\": [ {{ \"id\": \"nanoFramework.CoreLibrary\", \"version\": \"{version}\" }} ], \"boards\": {{ {list} }} }}";
    }

    private static string[] SolutionText(bool device, bool deploy)
    {
        List<string> lines =
        [
            "Project(\"{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}\") = \"LVS.Core\", \"shared\\Core\\LVS.Core.csproj\", \"{" + PcGuid + "}\"",
            "EndProject",
            "GlobalSection(SolutionConfigurationPlatforms) = preSolution",
            "Debug|Any CPU = Debug|Any CPU",
            "EndGlobalSection",
            .. Steps(PcGuid, "ActiveCfg", "Build.0"),
        ];
        if (device)
        {
            lines.Add($"Project(\"{Device}\") = \"App\", \"firmware\\App\\App.nfproj\", \"{{{DeviceGuid}}}\"");
            lines.AddRange(Steps(DeviceGuid, deploy ? ["ActiveCfg", "Build.0", "Deploy.0"] : ["ActiveCfg", "Build.0"]));
        }

        return [.. lines];
    }

    private static IEnumerable<string> Steps(string guid, params string[] steps)
    {
        return steps.Select(step => $"{{{guid}}}.Debug|Any CPU.{step} = Debug|Any CPU");
    }

    /// <summary>A second device assembly, made of shared/Core.</summary>
    private void WriteLibrary(string package, string version)
    {
        string import = @"<Import Project=""..\..\shared\Core\LVS.Core.projitems"" />";
        string[] project = [.. Project($"{package}.{version}")
            .Select(line => line.Replace(DeviceGuid, LibraryGuid, StringComparison.Ordinal)
            .Replace(">Exe<", ">Library<", StringComparison.Ordinal))];
        folder.Write("firmware/Library/Library.nfproj", [project[0], import, .. project[1..]]);
        folder.Write("firmware/Library/packages.config", Packages(package, version));
        List<string> solution = [.. SolutionText(device: true, deploy: true)];
        solution.Add($"Project(\"{Device}\") = \"Library\", \"firmware\\Library\\Library.nfproj\", \"{{{LibraryGuid}}}\"");
        solution.AddRange(Steps(LibraryGuid, "ActiveCfg", "Build.0", "Deploy.0"));
        folder.Write("LVS.Firmware.sln", [.. solution]);
    }

    private IEnumerable<string> All()
    {
        return SourceLists.Check(folder.Path).Concat(DevicePackages.Check(folder.Path)).Concat(BoardFolders.Check(folder.Path))
            .Concat(Workflows.Check(folder.Path)).Concat(Solution.Check(folder.Path)).Concat(Folders.Top(folder.Path))
            .Concat(Folders.Locks(folder.Path)).Concat(Folders.Conditions(folder.Path)).Concat(Folders.Lengths(folder.Path))
            .Concat(Folders.Widths(folder.Path)).Concat(Subjects.Check(folder.Path));
    }

    private void Found(params string[] expected) =>
        Assert.AreEqual(string.Join(Environment.NewLine, expected), string.Join(Environment.NewLine, All()));
}
