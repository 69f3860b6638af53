using System.Globalization;

namespace LVS.Sim;

/// <summary>Faults in words.</summary>
public static class FaultText
{
    /// <summary>What a fault does.</summary>
    public static string Of(FaultEvent fault)
    {
        string node = string.Create(CultureInfo.InvariantCulture, $"node-{fault.Node:00}");
        string seconds = string.Create(CultureInfo.InvariantCulture, $"{fault.ForMs / 1000.0:0.###} s");
        return fault.Kind switch
        {
            FaultKind.Reboot => $"{node} loses power for {seconds}",
            FaultKind.Die => $"{node} dies",
            FaultKind.TornWrite => $"{node} loses power while it writes, for {seconds}",
            FaultKind.RollBack => $"{node} comes back with a flash {FaultEngine.Depth(fault)} records old",
            FaultKind.BitRot => fault.Both ? $"{node} loses its flash to rotten bits" : $"{node} finds a rotten bit in its newest record",
            FaultKind.FlashFull => $"{node} has no room on its flash for {seconds}",
            FaultKind.ClockSkew => $"{node}'s clock is off by {fault.Amount} millionths for {seconds}",
            FaultKind.ClockJump => $"{node}'s clock leaps ahead by {fault.Amount} ms",
            FaultKind.Slow => $"{node} acts only every {fault.Amount} ms for {seconds}",
            FaultKind.Partition => $"the wire falls apart {(fault.OneWay ? "in one direction " : "")}for {seconds}",
            FaultKind.Loss => $"{fault.Percent} % loss for {seconds}",
            FaultKind.Duplicate => $"{fault.Percent} % of frames arrive twice for {seconds}",
            FaultKind.Reorder => $"{fault.Percent} % of frames are overtaken for {seconds}",
            FaultKind.Delay => $"frames take up to {fault.Amount} ms for {seconds}",
            FaultKind.Flip => $"{fault.Percent} % of frames are damaged for {seconds}",
            FaultKind.Congestion => $"the air carries {fault.Amount} bytes a second for {seconds}",
            FaultKind.Outage => $"nothing gets through for {seconds}",
            FaultKind.Rekey => $"{node} gets the key of epoch {fault.Amount}",
            _ => $"{fault.Kind}",
        };
    }
}
