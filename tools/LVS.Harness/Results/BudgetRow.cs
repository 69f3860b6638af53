namespace LVS.Harness;

/// <summary>Traffic of a span of time.</summary>
/// <param name="Seconds">End of the span.</param>
/// <param name="FramesSent">Frames sent in it.</param>
/// <param name="BytesSent">Bytes sent in it.</param>
/// <param name="BytesPerNodeSecond">Bytes that a node put on the air in a second.</param>
public sealed record BudgetRow(double Seconds, long FramesSent, long BytesSent, double BytesPerNodeSecond);
