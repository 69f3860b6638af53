namespace LVS.Harness;

/// <summary>A message or a change of subscriptions for a broker; <see cref="MqttOutbox"/> holds its payload.</summary>
/// <param name="Topic">Topic of a message; null for a change of subscriptions.</param>
/// <param name="Filters">Topic filters of a change of subscriptions.</param>
/// <param name="Ends">Whether the change ends subscriptions.</param>
/// <param name="MustArrive">QoS 1 instead of 0.</param>
/// <param name="Retain">Whether the broker keeps the message.</param>
/// <param name="Size">Bytes of the payload.</param>
internal readonly record struct MqttOrder(string? Topic, string[]? Filters, bool Ends, bool MustArrive, bool Retain, int Size = 0);
