using LVS.Core;

namespace LVS.Sim;

/// <summary>No node ever sends a frame above the bound.</summary>
public sealed class FramesFit : InvariantCheck
{
    private long sizeLargest;

    /// <inheritdoc/>
    public override string Name => "framesFit";

    /// <summary>Largest frame sent.</summary>
    public int SizeLargest => (int)sizeLargest;

    /// <inheritdoc/>
    public override void Sent(SimNode node, Letter said, int size, long nowMs)
    {
        Raise(ref sizeLargest, size);
        if (size > Limits.FrameSizeMax)
        {
            Broken(nowMs, node.Index, F($"sent {size} bytes, bound {Limits.FrameSizeMax}"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"largest frame {SizeLargest} bytes, bound {Limits.FrameSizeMax}");
}
