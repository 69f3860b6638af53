using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Mono.Cecil;

namespace LVS.Tests.Tidy;

/// <summary>What the device would refuse, or run differently, in the sources that both worlds compile.</summary>
[TestClass]
public class DeviceSurfaceTest
{
    private static readonly string ListPath = Path.Combine(RepositoryRoot.Path, "tests", "Tidy", "DeviceSurface.txt");
    private static readonly string StandInsPath = Path.Combine(RepositoryRoot.Path, "tests", "Tidy", "PcStandIns.txt");

    [TestMethod]
    [DataRow("LVS.Core")]
    [DataRow("LVS.Node")]
    [DataRow("LVS.Transports")]
    [DataRow("LVS.Boards")]
    [DataRow("LVS.Firmware")]
    public void ALayerNamesOnlyWhatTheDeviceHas(string space)
    {
        Layer layer = Layer.All.Single(layer => layer.Namespace == space);
        TypeDefinition[] types = DeviceAssemblies.Types(layer);
        Assert.IsNotEmpty(types, $"no types of {space} found to check");

        Report(DeviceCheck.Check(types, Load(), layer));
    }

    [TestMethod]
    public void SourcesNameOnlyWhatTheDeviceHas()
    {
        Surface surface = Load();
        Report(RepositoryRoot.DeviceSources().SelectMany(path => SourceCheck.Check(SourceCode.Load(RepositoryRoot.Path, path), surface)));
    }

    [TestMethod]
    public void EveryLineOfTheListIsNeeded()
    {
        Surface surface = Load();
        foreach (Layer layer in Layer.All)
        {
            DeviceCheck.Check(DeviceAssemblies.Types(layer), surface, layer);
        }

        foreach (string path in RepositoryRoot.DeviceSources())
        {
            SourceCheck.Check(SourceCode.Load(RepositoryRoot.Path, path), surface);
        }

        Assert.AreEqual("", string.Join(Environment.NewLine, surface.Unused()));
    }

    private static Surface Load() => new(ApiText.Load(ListPath), StandIns.Load(StandInsPath), CoreLibrary.Load());

    private static void Report(IEnumerable<Violation> found)
    {
        string[] lines = [.. found.Select(violation => violation.ToString())];
        Assert.AreEqual(0, lines.Length, Environment.NewLine + string.Join(Environment.NewLine, lines));
    }
}
