using LVS.Core;

namespace LVS.Harness;

/// <summary>The cryptography of nodes on the PC.</summary>
public static class PcSecrets
{
    /// <summary>The cryptography of one node; not for use by two threads at once.</summary>
    /// <param name="swarmKey">32 bytes.</param>
    public static SwarmSecrets Of(byte[] swarmKey) => Of(new PcMac(swarmKey));

    /// <summary>The cryptography of one node, with a MAC that others may share.</summary>
    /// <param name="mac">The swarm's MAC.</param>
    public static SwarmSecrets Of(IMac mac) => new(mac, new PcHash(), new PcAgreement(), new PcKeySource());
}
