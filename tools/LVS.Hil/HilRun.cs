using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

using LVS.Core;
using LVS.Harness;

namespace LVS.Hil;

/// <summary>
/// Hardware in the loop. Tests every device of a map as a black box, one after the other: single frames, harness nodes around it, resets
/// and power cuts. Firmware processes of this PC are tested like any other device.
/// </summary>
/// <param name="options">What to test.</param>
/// <param name="folder">Run folder.</param>
/// <param name="progress">Called with every result.</param>
public sealed class HilRun(HilOptions options, string folder, Action<Invariant> progress) : IDisposable
{
    /// <summary>All tests, in order.</summary>
    public static readonly IReadOnlyList<string> TestNames =
        [FirstTest, .. ConformanceSuite.Names, BrokerSuite.Shows, BrokerSuite.Trusts, Conserves, Drifts, "returnsFromReset",
            "survivesPowerCuts", Soaks];

    /// <summary>Name of the test that value neither appears nor vanishes.</summary>
    internal const string Conserves = "conserves";

    /// <summary>Name of the test that entropy falls, in the run of the test before.</summary>
    internal const string Drifts = "drifts";

    /// <summary>Name of the long run at the end.</summary>
    internal const string Soaks = "soaks";

    private const string FirstTest = "speaks";
    private const string SoakName = "soak";
    private const double SilenceFactor = 2.5;
    private const int SilenceMsMore = 2000;

    private readonly long[] chance = [options.Seed];
    private readonly List<TestedDevice> devices = [];
    private readonly HilResult result = new(options, folder);
    private readonly HilTransports transports = new(options, folder);

    /// <summary>Runs all tests.</summary>
    /// <param name="stop">Ends the run before the next test.</param>
    public SwarmResult Run(CancellationToken stop)
    {
        foreach (MappedDevice mapped in options.Devices.TakeWhile(_ => !stop.IsCancellationRequested))
        {
            TestedDevice device = transports.Prepare(mapped, devices.Count + 1);
            devices.Add(device);
            Test(device, stop);
            if (device.Fixture.HasPower)
            {
                // Switched off again, so that the next device on the same network is alone with the harness.
                device.Fixture.Cut();
            }
        }

        if (options.Mixed && !stop.IsCancellationRequested)
        {
            TestMixed();
        }

        result.IsCutShort = stop.IsCancellationRequested;
        return result.ToResult(devices);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (TestedDevice device in devices)
        {
            device.Dispose();
        }

        transports.Dispose();
    }

    private void Test(TestedDevice device, CancellationToken stop)
    {
        void Step(string name, Func<string> test)
        {
            if (!stop.IsCancellationRequested && IsWanted(name))
            {
                device.Run(name, test);
                progress(device.Results[^1]);
            }
        }

        void Skip(string name, string why)
        {
            if (!IsWanted(name))
            {
                return;
            }

            device.Add(new(name, null, "skipped: " + why));
            progress(device.Results[^1]);
        }

        Step(FirstTest, () => device.Start(IsOther));
        if (!device.IsHeard)
        {
            return;
        }

        ScriptedPeer peer = new(device.Wire, chance);
        ConformanceSuite tests = new(device.Wire, peer, chance);
        foreach (string name in ConformanceSuite.Names)
        {
            Step(name, () => tests.Run(name));
        }

        if (device.Transport is MqttTransport transport)
        {
            BrokerSuite broker = new(device, transport, peer);
            Step(BrokerSuite.Shows, broker.ShowsItself);
            if (device.Fixture.HasPower)
            {
                Step(BrokerSuite.Trusts, broker.TrustsNothingKept);
            }
            else
            {
                Skip(BrokerSuite.Trusts, "the map has no fixtures 'power-on' and 'power-off' for it");
            }
        }

        Step(Conserves, () => Drift(device, options.Seconds, cuts: 0, "drift"));
        Entropy(device);
        if (device.Fixture.HasReset || device.Fixture.HasPower)
        {
            Step("returnsFromReset", () => Reset(device, peer));
        }
        else
        {
            Skip("returnsFromReset", "the map has no fixture 'reset' for it");
        }

        if (device.Fixture.HasPower)
        {
            Step("survivesPowerCuts", () => Drift(device, options.Seconds, options.Cuts, "cuts"));
        }
        else
        {
            Skip("survivesPowerCuts", "the map has no fixtures 'power-on' and 'power-off' for it");
        }

        if (options.SoakSeconds > 0)
        {
            Step(Soaks, () => Soak(device));
        }
    }

    /// <summary>Whether a test runs. The first always does, because without it nothing can be said about a device.</summary>
    private bool IsWanted(string name) => options.Tests.Count == 0 || name == FirstTest || options.Tests.Contains(name);

    private bool IsOther(int pseudonym) => devices.Any(d => d.IsHeard && d.Wire.Device == pseudonym);

    private string Drift(TestedDevice device, double seconds, int cuts, string name)
    {
        using DeviceSurroundings around = new([device], options.Nodes, chance, name);
        try
        {
            for (int i = 0; i < cuts; i++)
            {
                around.Drift(seconds / (cuts + 1) * (0.5 + (SeededRandom.Below(chance, 0, 1000) / 1000.0)));
                device.Return(
                    () =>
                    {
                        device.Fixture.Cut();
                        device.Fixture.On();
                    },
                    0);
            }

            if (name == SoakName)
            {
                around.Drift(seconds);
            }
            else
            {
                around.Settle(seconds);
            }

            string measured = around.Judge();
            return cuts > 0 ? $"power cut {cuts} times while it drifted; {measured}" : measured;
        }
        finally
        {
            result.Take(device, around);
        }
    }

    private void Entropy(TestedDevice device)
    {
        if (IsWanted(Drifts) && result.LastOf(device) is DeviceSurroundings around && device.Results[^1].Holds == true)
        {
            device.Add(around.EntropyFalls());
            progress(device.Results[^1]);
        }
    }

    private string Reset(TestedDevice device, ScriptedPeer peer)
    {
        peer.Open();
        peer.Say(0, 0, 2_000_000);
        peer.Probe("it stopped answering");
        string told = device.Return(() => (device.Fixture.HasReset ? (Action)device.Fixture.Reset : PowerCycle)(), peer.Pseudonym);
        peer.Probe("it does not go on with an edge that it had before");
        peer.Close();
        return told;

        void PowerCycle()
        {
            device.Fixture.Cut();
            device.Fixture.On();
        }
    }

    private string Soak(TestedDevice device)
    {
        device.Wire.SilenceMsMax = 0;
        string measured = Drift(device, options.SoakSeconds, cuts: 0, SoakName);
        double boundMs = (SilenceFactor * (device.Config.EmitIntervalMsMin << device.Config.EmitDoublings)) + SilenceMsMore;
        return device.Wire.SilenceMsMax > boundMs
            ? throw new HilFailure(F($"it was silent for {device.Wire.SilenceMsMax / 1000.0:0.0} s, bound {boundMs / 1000:0.0} s"))
            : F($"{options.SoakSeconds:0} s, longest silence {device.Wire.SilenceMsMax / 1000.0:0.0} s; {measured}");
    }

    private void TestMixed()
    {
        List<TestedDevice> heard = [.. devices.Where(d => d.IsHeard && d.Device.Quarantine.Length == 0)];
        string[] places = [.. heard.Select(d => d.Transport.Description).Distinct()];
        Invariant mixed;
        if (heard.Count < 2 || places.Length > 1)
        {
            mixed = new("mixed", null, heard.Count < 2 ? "fewer than two devices were heard"
                : $"the devices are in {string.Join(" and in ", places)}: a mixed swarm needs one place for all");
        }
        else
        {
            foreach (TestedDevice device in heard.Where(d => d.Fixture.HasPower))
            {
                device.Return(device.Fixture.On, 0);
            }

            using DeviceSurroundings around = new(heard, options.Nodes, chance, "mixed");
            around.Settle(options.Seconds);
            try
            {
                mixed = new("mixed", true,
                    $"{string.Join(", ", heard.Select(d => d.Device.Id))} among {options.Nodes} harness nodes: {around.Judge()}");
            }
            catch (HilFailure e)
            {
                mixed = new("mixed", false, e.Message);
            }

            result.Take(heard[0], around);
        }

        result.Mixed = mixed;
        progress(mixed);
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
