using LVS.Core;
using LVS.Node;
using LVS.Tests.Desktop.Explorer;
using LVS.Tests.Desktop.World;

namespace LVS.Tests.Desktop.Rescue;

/// <summary>
/// The link of a neighbour that says another base than it remembers, under its voucher, several times under several names, and once more
/// under a key that nobody has.
/// </summary>
internal sealed class LyingLink(Port port) : ILink
{
    private const int NameCount = 4;

    private readonly SwarmSecrets secrets = QuickSecrets.Of(0);
    private readonly byte[] lie = new byte[Limits.FrameSizeMax];

    /// <summary>The node that uses this link.</summary>
    public MicroNode? Node { get; set; }

    /// <summary>What it says that the base is, of what it is.</summary>
    public long Factor { get; init; } = 10;

    public int LieCount { get; private set; }

    public int Receive(byte[] buffer, long nowMs, out int path) => port.Receive(buffer, nowMs, out path);

    public bool Send(byte[] frame, int size, long nowMs)
    {
        FrameGate gate = new(secrets.Mac);
        if (gate.Look(frame, size) != Outcome.Done || gate.Letter.Kind != FrameKind.Remembrance)
        {
            return port.Send(frame, size, nowMs);
        }

        Letter letter = gate.Letter;
        KeepsakeTable table = Node!.Keepsakes;
        int index = table.Find(letter.Lookup, 0, letter.Minute);
        byte[] subject = new byte[Limits.PublicKeySize];
        LittleEndian.Write64(subject, 0, letter.Identity);
        letter.BaseUvu *= Factor;
        letter.Proof = new Vouchers(secrets.Hash).Answer(
            table.Record, KeepsakeTable.VoucherOf(index), subject, letter.Seed, letter.BaseUvu, (int)letter.HeardMinute);
        for (int name = 0; name < NameCount; name++)
        {
            LieCount++;
            port.Send(lie, gate.SealRemembrance(letter, letter.Minute, 0x7000 + name, name, lie), nowMs);
        }

        letter.Identity++;
        return port.Send(lie, gate.SealRemembrance(letter, letter.Minute, 0x7777, 1, lie), nowMs);
    }
}
