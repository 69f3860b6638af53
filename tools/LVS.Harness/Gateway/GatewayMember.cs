using System;

using LVS.Transports;

namespace LVS.Harness;

/// <summary>What a gateway knows of one pseudonym. Belongs to the gateway's thread.</summary>
internal sealed class GatewayMember
{
    /// <summary>When it was last heard on each side: <see cref="long.MinValue"/> for never. By <see cref="GatewaySide"/>.</summary>
    public readonly long[] HeardAtMs = [long.MinValue, long.MinValue];

    private MqttTopics? topics;

    /// <summary>Until when frames other than diffs are carried to the segment, because it has to do with a node there.</summary>
    public long LinkedUntilMs { get; set; } = long.MinValue;

    /// <summary>When it was last shown to strangers at the broker.</summary>
    public long ShownAtMs { get; set; } = long.MinValue;

    /// <summary>How long its frames wait, in ms, because another gateway carried some of them recently.</summary>
    public int DelayMs { get; set; }

    /// <summary>When another gateway carried one of its frames.</summary>
    public long OthersAtMs { get; set; } = long.MinValue;

    /// <summary>When it was last heard.</summary>
    public long NewestAtMs => Math.Max(HeardAtMs[0], HeardAtMs[1]);

    /// <summary>Its topics.</summary>
    public MqttTopics Topics(string swarmName, int pseudonym) => topics ??= new MqttTopics(swarmName, pseudonym);
}
