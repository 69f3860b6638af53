using LVS.Core;
using LVS.Node;

namespace LVS.Sim;

/// <summary>
/// A node's part in keeping fragments, over all its lives: log and keeper as the firmware makes them at every boot, over a simulated flash.
/// </summary>
/// <param name="vault">The ledger's part of the flash.</param>
/// <param name="key">Key of its chance.</param>
public sealed class SimStore(SimVault vault, ulong key)
{
    private readonly SimFlash flash = new(vault);
    private readonly SimRecord record = new(vault);
    private FragmentLog? log;
    private FlashRecord? records;
    private int recreatedBefore;
    private int lives;

    /// <summary>The keeper of the life that runs, or null.</summary>
    public FragmentKeeper? Keeper { get; private set; }

    /// <summary>Bytes of its frames that are about fragments.</summary>
    public long AirByteCount { get; private set; }

    /// <summary>Fragments that it re-created.</summary>
    public int RecreatedCount => recreatedBefore + (Keeper?.RecreatedCount ?? 0);

    /// <summary>The fragments that the node holds, or held when it lost its memory; null before its first life.</summary>
    public FragmentLog? Held => log;

    /// <summary>Records in which it stored over naps what it knows of other members.</summary>
    public int KeepingRecordCount => record.WriteCount;

    /// <summary>Whether the flash has a fragment, whatever the node's log says.</summary>
    public bool IsOnFlash(long stripe, int index) => records != null && flash.Has(records, stripe, index);

    /// <summary>A life begins: the index comes back from the log.</summary>
    /// <param name="plan">Receives log and options.</param>
    /// <param name="sleep">When nodes sleep; null when they never do.</param>
    /// <param name="meeting">What this wake may do about fragments.</param>
    public void Begin(BootPlan plan, SleepSettings? sleep, int meeting)
    {
        log = plan.Log = new FragmentLog(plan.Secrets.Hash, plan.Secrets.Scratch, new FragmentIndex(Limits.FragmentSlotCount), flash,
            Limits.FlashSegmentCount, Limits.FlashSegmentSize);
        plan.Log.Open();
        records = new FlashRecord(plan.Secrets.Hash);
        plan.FragmentOptions = new FragmentOptions();
        if (sleep != null)
        {
            Sleeper.Shape(plan.FragmentOptions, sleep.WindowMs, sleep.PeriodMs, sleep.NapDoublings);
            plan.KeepingFile = record;
            plan.Meeting = meeting;
        }

        plan.FragmentSeed = (long)(Chance.Of(key, lives++) >> 1);
    }

    /// <summary>The node has booted.</summary>
    public void Booted(MicroNode node) => Keeper = node.Fragments;

    /// <summary>The life is over; the content of the log stays.</summary>
    public void Cut()
    {
        recreatedBefore = RecreatedCount;
        Keeper = null;
    }

    /// <summary>The node put a frame on the air.</summary>
    public void Sent(int kind, int size) => AirByteCount += StoreFrame.Has(kind) ? size : 0;
}
