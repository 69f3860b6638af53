using LVS.Core;

namespace LVS.Sim;

/// <summary>Stripes whose content is noise that follows from a number: to be spread, and compared with what comes back.</summary>
public static class NoiseStripe
{
    private const int Hours = 10_000;

    /// <summary>All fragments of a stripe.</summary>
    /// <param name="number">1 or above; name and content follow from it.</param>
    /// <param name="dataCount">k.</param>
    /// <param name="totalCount">n.</param>
    /// <param name="fragmentSize">Bytes of each, 1..<see cref="Limits.FragmentSizeMax"/>.</param>
    public static Fragment[] Make(int number, int dataCount, int totalCount, int fragmentSize)
    {
        byte[] data = new byte[dataCount * fragmentSize];
        long[] noise = [number];
        for (int i = 0; i < data.Length; i++)
        {
            data[i] = (byte)SeededRandom.Next(noise, 0);
        }

        Fragment[] fragments = new Fragment[totalCount];
        for (int index = 0; index < totalCount; index++)
        {
            fragments[index] = new Fragment
            {
                Stripe = Mixer.Mix(number),
                Version = 1,
                Check = (int)Crc32.Of(data, 0, data.Length),
                Index = index,
                DataCount = dataCount,
                TotalCount = totalCount,
                Hours = Hours,
                Size = fragmentSize,
            };
            ErasureCode.Encode(data, dataCount, fragmentSize, index, fragments[index].Bytes, 0);
        }

        return fragments;
    }
}
