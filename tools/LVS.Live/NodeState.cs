using System;
using System.IO;

using LVS.Core;
using LVS.Harness;
using LVS.Node;

namespace LVS.Live;

/// <summary>A PC node's state on disk: the ledger, and the fragments in their log. Belongs to one process at a time.</summary>
public sealed class NodeState : IDisposable
{
    /// <summary>Largest number of members that a PC's node knows.</summary>
    public const int MembersMax = 200;

    private readonly FolderFlash flash;

    /// <summary>Opens the state; creates it if necessary.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="room">Room for fragments; null for the default. A log that has been used keeps its size: no fragment is given
    /// up.</param>
    /// <exception cref="UserException">The folder cannot be used, or another process uses it.</exception>
    public NodeState(string folder, FragmentRoom? room = null)
    {
        flash = new FolderFlash(folder, FragmentRoom.SegmentSize);
        Vault = new FileVault(folder);
        Keepsakes = new DiskRecord(Path.Combine(folder, "keepsakes"));
        Calendar = new NodeCalendar(new DiskRecord(Path.Combine(folder, "calendar")), HasLedger);
        Room = room ?? FragmentRoom.Usual;
        Room = Agree(Path.Combine(folder, "fragments.segments"));
        Log = Room.OpenOn(flash);
        FragmentsRestored = Log.Index.Count;
    }

    /// <summary>The ledger.</summary>
    public IVault Vault { get; }

    /// <summary>Whether there is a ledger on disk.</summary>
    public bool HasLedger => Vault.Load(new byte[Limits.LedgerRecordSize]);

    /// <summary>What it keeps for devices that may lose their memory.</summary>
    public IRecordFile Keepsakes { get; }

    /// <summary>The calendar that tells how long the node was away.</summary>
    public NodeCalendar Calendar { get; }

    /// <summary>Room for fragments.</summary>
    public FragmentRoom Room { get; }

    /// <summary>The fragments.</summary>
    public FragmentLog Log { get; }

    /// <summary>How the node keeps fragments.</summary>
    public FragmentOptions Options { get; init; } = UsualOptions();

    /// <summary>
    /// How a node of a PC keeps fragments: it knows more members than a board, and asks again sooner for missing proofs, because a stripe
    /// is not served while it is audited.
    /// </summary>
    public static FragmentOptions UsualOptions() => new() { MemberCount = MembersMax, ProofWaitMs = 1500 };

    /// <summary>Fragments found on disk.</summary>
    public int FragmentsRestored { get; }

    /// <inheritdoc/>
    public void Dispose() => flash.Dispose();

    /// <summary>
    /// The room of the existing log, otherwise the requested one. A generation's place follows from the number of segments, so a log can
    /// change its size only while it is empty.
    /// </summary>
    private FragmentRoom Agree(string path)
    {
        try
        {
            int known = File.Exists(path) && int.TryParse(File.ReadAllText(path), out int count) ? count : 0;
            if (known > 0 && flash.UsedCount > 0)
            {
                return new FragmentRoom((long)known * FragmentRoom.SegmentSize);
            }

            File.WriteAllText(path, Room.SegmentCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return Room;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"The fragment store at '{path}' cannot be written: {e.Message}");
        }
    }
}
