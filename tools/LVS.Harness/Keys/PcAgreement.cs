using LVS.Core;

namespace LVS.Harness;

/// <summary>The device's own X25519, computed in one step, which takes a PC a millisecond. Not for use by two threads at once.</summary>
public sealed class PcAgreement : IKeyAgreement
{
    private readonly X25519 agreement = new();

    /// <inheritdoc/>
    public bool IsDone => agreement.IsDone;

    /// <inheritdoc/>
    public bool Begin(byte[] key, byte[] point) => agreement.Begin(key, point);

    /// <inheritdoc/>
    public void Step()
    {
        while (!agreement.IsDone)
        {
            agreement.Step();
        }
    }

    /// <inheritdoc/>
    public bool Read(byte[] secret) => agreement.Read(secret);
}
