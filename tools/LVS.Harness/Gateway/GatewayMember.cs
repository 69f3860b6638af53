using System;

using LVS.Transports;

namespace LVS.Harness;

/// <summary>What a gateway knows of one pseudonym. Belongs to the gateway's thread.</summary>
internal sealed class GatewayMember
{
    /// <summary>When it was heard first on a side, and last: <see cref="long.MinValue"/> for never. By <see cref="GatewaySide"/>.</summary>
    public readonly long[] HeardAtMs = [long.MinValue, long.MinValue];

    private MqttTopics? topics;

    /// <summary>Until when frames of other kinds than diffs are carried to the segment: it has to do with somebody there.</summary>
    public long LinkedUntilMs { get; set; } = long.MinValue;

    /// <summary>When it was shown to strangers at the broker.</summary>
    public long ShownAtMs { get; set; } = long.MinValue;

    /// <summary>How long its frames wait, in ms: somebody else may carry them, and did lately.</summary>
    public int DelayMs { get; set; }

    /// <summary>When somebody else carried one of its frames.</summary>
    public long OthersAtMs { get; set; } = long.MinValue;

    /// <summary>When it was heard last.</summary>
    public long NewestAtMs => Math.Max(HeardAtMs[0], HeardAtMs[1]);

    /// <summary>Its topics.</summary>
    public MqttTopics Topics(string swarmName, int pseudonym) => topics ??= new MqttTopics(swarmName, pseudonym);
}
