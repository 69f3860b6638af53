using LVS.Core;
using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Stripes whose content is noise that follows from a number: they are published, and compared with what is fetched later.
/// </summary>
public static class NoiseStripe
{
    /// <summary>All fragments of a stripe.</summary>
    /// <param name="number">1 or above; determines content and owner.</param>
    /// <param name="dataCount">k.</param>
    /// <param name="totalCount">n.</param>
    /// <param name="fragmentSize">Bytes of each, 1..<see cref="Limits.FragmentSizeMax"/>.</param>
    /// <param name="hmac">Computes its name.</param>
    /// <param name="expiryMinute">The swarm's minute up to which it is kept.</param>
    public static Fragment[] Make(int number, int dataCount, int totalCount, int fragmentSize, IHmac hmac, long expiryMinute)
    {
        byte[] data = new byte[dataCount * fragmentSize];
        long[] noise = [number];
        for (int i = 0; i < data.Length; i++)
        {
            data[i] = (byte)SeededRandom.Next(noise, 0);
        }

        byte[] anchor = new byte[OwnerChain.LinkSize];
        new OwnerChain(hmac).Show(SecretOf(number), 0, anchor);
        return new StripeMaker(hmac).Make(data, dataCount, totalCount, fragmentSize, anchor, expiryMinute);
    }

    /// <summary>Link 0 of the owner's chain.</summary>
    public static byte[] SecretOf(int number)
    {
        byte[] secret = new byte[OwnerChain.LinkSize];
        LittleEndian.Write64(secret, 0, Mixer.Mix(number));
        return secret;
    }
}
