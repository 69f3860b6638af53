namespace LVS.Harness;

/// <summary>Something to tell a broker; a payload belongs to it in an <see cref="MqttOutbox"/>.</summary>
/// <param name="Topic">What to publish on; null for a change of subscriptions.</param>
/// <param name="Filters">Topic filters of a change of subscriptions.</param>
/// <param name="Ends">Whether the subscriptions end.</param>
/// <param name="MustArrive">QoS 1 instead of 0.</param>
/// <param name="Retain">Whether the broker keeps the message.</param>
/// <param name="Size">Bytes of the payload.</param>
internal readonly record struct MqttOrder(string? Topic, string[]? Filters, bool Ends, bool MustArrive, bool Retain, int Size = 0);
