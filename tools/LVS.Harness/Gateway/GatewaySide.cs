namespace LVS.Harness;

/// <summary>The two sides of a gateway.</summary>
internal static class GatewaySide
{
    /// <summary>The UDP segment.</summary>
    public const int Segment = 0;

    /// <summary>The broker.</summary>
    public const int Broker = 1;

    /// <summary>The other side.</summary>
    public static int Other(int side) => 1 - side;
}
