using LVS.Core;

namespace LVS.Harness;

/// <summary>What a node's secrets are made with on the PC.</summary>
public static class PcSecrets
{
    /// <summary>Those of one node; not for use by two threads at once.</summary>
    /// <param name="swarmKey">32 bytes.</param>
    public static SwarmSecrets Of(byte[] swarmKey) => Of(new PcMac(swarmKey));

    /// <summary>Those of one node, with a MAC that others may share.</summary>
    /// <param name="mac">The swarm's MAC.</param>
    public static SwarmSecrets Of(IMac mac) => new(mac, new PcHash(), new PcAgreement(), new PcKeySource());
}
