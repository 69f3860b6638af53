namespace LVS.Page;

/// <summary>How a node is, as far as its dot shows it.</summary>
public static class NodeLook
{
    /// <summary>It has not come yet.</summary>
    public const int Unborn = 0;

    /// <summary>It runs.</summary>
    public const int Up = 1;

    /// <summary>It sleeps until its next slot.</summary>
    public const int Asleep = 2;

    /// <summary>It has no power for now.</summary>
    public const int Off = 3;

    /// <summary>It will not come back.</summary>
    public const int Dead = 4;

    /// <summary>It runs and does not follow the protocol.</summary>
    public const int Intruder = 5;
}
