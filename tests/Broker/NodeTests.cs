using System;
using System.Linq;
using System.Text.Json;

using LVS.Tests.Live;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Broker;

/// <summary><c>lvs node</c> through a broker, and over both: nodes find each other, and say so.</summary>
[TestClass]
public sealed class NodeTests
{
    [TestMethod]
    [DataRow("mqtt")]
    [DataRow("both")]
    public void NodesFindEachOther(string transport)
    {
        using TestFolder folder = new();
        using TestBroker broker = TestBroker.Started();
        Assert.AreEqual(0, Lvs.Run(folder.Path, "init").ExitCode);
        string port = Lvs.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using Lvs one = Start("one");
        using Lvs two = Start("two");
        one.WaitFor(() => Edges(one) > 0, "the first has an edge");
        two.WaitFor(() => Edges(two) > 0, "the second has one");
        foreach (Lvs node in new[] { one, two })
        {
            Assert.AreEqual(0, node.Signal("TERM").Wait().ExitCode, node.Errors);
            Assert.Contains("fragments\":", node.Output);
        }

        Lvs Start(string name) =>
            Lvs.Start(folder.Path, "node", "--state", name, "--transport", transport, "--broker", $"{broker.Address}",
            "--port", port, "--json", "--every", "1", "--seconds", "300");
    }

    private static int Edges(Lvs node) => node.Output.Split('\n')
        .Where(line => line.Contains("\"edges\":", StringComparison.Ordinal) && line.TrimEnd().EndsWith('}'))
        .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("edges").GetInt32()).DefaultIfEmpty(0).Max();
}
