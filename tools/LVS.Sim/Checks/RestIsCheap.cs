namespace LVS.Sim;

/// <summary>Once the intervals between audits have grown, a fragment held costs few bytes an hour.</summary>
/// <param name="stock">What was published.</param>
/// <param name="fromMs">When counting begins.</param>
/// <param name="bytesMax">Bytes an hour for each fragment.</param>
public sealed class RestIsCheap(FragmentStock stock, long fromMs, int bytesMax) : InvariantCheck
{
    private long bytesBefore;
    private long beganMs;
    private double each;

    /// <inheritdoc/>
    public override string Name => "restIsCheap";

    /// <inheritdoc/>
    public override void Checkpoint(SimWorld world, Accounts accounts, long nowMs)
    {
        if (beganMs == 0 && nowMs >= fromMs)
        {
            beganMs = nowMs;
            bytesBefore = stock.AirByteCount;
        }
    }

    /// <inheritdoc/>
    public override void End(SimWorld world, Accounts accounts, long nowMs)
    {
        double hours = (nowMs - beganMs) / 3_600_000.0;
        each = (stock.AirByteCount - bytesBefore) / hours / int.Max(1, stock.HeldCount);
        if (each > bytesMax)
        {
            Broken(nowMs, -1, F($"{each:0} bytes for each of {stock.HeldCount} fragments and hour, bound {bytesMax}"));
        }
    }

    /// <inheritdoc/>
    protected override string Measured() => F($"{each:0} bytes for each of {stock.HeldCount} fragments and hour, bound {bytesMax}");
}
