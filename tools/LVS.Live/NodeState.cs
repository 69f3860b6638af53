using System;
using System.IO;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>A PC node's state on disk: the ledger, and the fragments in their log. Belongs to one process at a time.</summary>
public sealed class NodeState : IDisposable
{
    /// <summary>Members that a PC's node knows.</summary>
    public const int MembersMax = 200;

    private readonly FolderFlash flash;

    /// <summary>Opens the state, made if need be.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="room">Room for fragments; null for the usual. A log that is larger already stays as it is: nothing is given up.</param>
    /// <exception cref="UserException">The folder cannot be used, or another process uses it.</exception>
    public NodeState(string folder, FragmentRoom? room = null)
    {
        flash = new FolderFlash(folder, FragmentRoom.SegmentSize);
        Vault = new FileVault(folder);
        Keepsakes = new DiskRecord(Path.Combine(folder, "keepsakes"));
        Room = room ?? FragmentRoom.Usual;
        string sizePath = Path.Combine(folder, "fragments.segments");
        int known = File.Exists(sizePath) && int.TryParse(File.ReadAllText(sizePath), out int count) ? count : 0;
        if (known > Room.SegmentCount)
        {
            Room = new FragmentRoom((long)known * FragmentRoom.SegmentSize);
        }

        if (known != 0 && known < Room.SegmentCount)
        {
            // A generation's place follows from the number of segments: a log cannot grow in place.
            Room = flash.UsedCount == 0 ? Room : new FragmentRoom((long)known * FragmentRoom.SegmentSize);
        }

        File.WriteAllText(sizePath, Room.SegmentCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Log = new FragmentLog(new PcHash(), new FragmentIndex(Room.SlotCount), flash, Room.SegmentCount, FragmentRoom.SegmentSize);
        FragmentsRestored = Log.Open();
    }

    /// <summary>The ledger.</summary>
    public IVault Vault { get; }

    /// <summary>Whether there is one on disk.</summary>
    public bool HasLedger => Vault.Load(new byte[Limits.LedgerRecordSize]);

    /// <summary>What is kept for devices that may lose their memory.</summary>
    public IRecordFile Keepsakes { get; }

    /// <summary>Room for fragments.</summary>
    public FragmentRoom Room { get; }

    /// <summary>The fragments.</summary>
    public FragmentLog Log { get; }

    /// <summary>How the node takes part.</summary>
    public FragmentOptions Options { get; init; } = new() { MemberCount = MembersMax };

    /// <summary>Fragments found on disk.</summary>
    public int FragmentsRestored { get; }

    /// <inheritdoc/>
    public void Dispose() => flash.Dispose();
}
