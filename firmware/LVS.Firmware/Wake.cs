using System;

using LVS.Core;
using LVS.Node;

namespace LVS.Firmware
{
    /// <summary>
    /// One wake of a board, from reading the battery before the radio is on to the sleep that ends it. Besides fragments and what is known
    /// of their members, a wake that ends in sleep writes at most one file (<see cref="WakeTurn"/>): the keeper's record, the ladder's
    /// record, the last good configuration, or else the ledger.
    /// </summary>
    public sealed class Wake
    {
        private const string KeeperPath = "I:\\power";
        private const int AnnounceOneIn = 64;

        // A key agreement takes a board one to three seconds (DESIGN.md); one that takes longer begins anew in the next wake.
        private const long AgreeMsMax = 5_000;

        private readonly PowerOptions options;
        private readonly PowerKeeper keeper;
        private readonly SlotClock slots;
        private readonly Recovery recovery;
        private readonly IVault vault;
        private readonly RecordFile keeperFile = new RecordFile(KeeperPath);
        private readonly byte[] keeperRecord = new byte[PowerKeeper.RecordSize + 1];
        private readonly long[] chance = new long[1];
        private readonly long bootMs;
        private WakeTurn turn = new WakeTurn(true);
        private MicroNode node;
        private bool isLaddersTurn;
        private int action;
        private int batteryMv;
        private int heardBefore;
        private long lookAtMs;

        // Number of the slot, if slots follow a clock that is set; negative otherwise.
        private long slotNumber = -1;

        /// <summary>Prepares a wake.</summary>
        /// <param name="config">The configuration in use.</param>
        /// <param name="recovery">Data about crashes.</param>
        /// <param name="vault">The vault of the ledger.</param>
        /// <param name="bootMs">The board's time at boot.</param>
        public Wake(NodeConfig config, Recovery recovery, IVault vault, long bootMs)
        {
            options = config.ToPowerOptions();
            keeper = new PowerKeeper(options);
            slots = new SlotClock(options);
            this.recovery = recovery;
            this.vault = vault;
            this.bootMs = bootMs;
            chance[0] = DateTime.UtcNow.Ticks ^ (bootMs << 32);
            Announces = !DeepSleep.WokeByTimer || SeededRandom.Below(chance, 0, AnnounceOneIn) == 0;
        }

        /// <summary>Whether this wake ends in sleep.</summary>
        public bool Ends => action == PowerAction.Meet;

        /// <summary>Whether a record may still be written in this wake.</summary>
        public bool MayKeep => turn.IsLeft;

        /// <summary>What this wake may do about fragments: one of <see cref="LVS.Node.Meeting"/>.</summary>
        public int Meeting => slotNumber < 0 ? LVS.Node.Meeting.None : LVS.Node.Meeting.Of(slotNumber, options.NapDoublings);

        /// <summary>The broker link, which a wake disconnects before it ends; or null.</summary>
        public BrokerLink Broker { get; set; }

        /// <summary>
        /// Whether the node announces itself in this wake. The broker keeps the announcement over naps, so it is sent after power on, and
        /// now and then in case it was lost.
        /// </summary>
        public bool Announces { get; }

        /// <summary>When this wake is over, whatever it waits for; far in the future when it does not end.</summary>
        public long OverAtMs => !Ends ? long.MaxValue : node != null && node.IsWorking ? slots.CloseAtMs + AgreeMsMax : slots.CloseAtMs;

        /// <summary>
        /// Reads the battery and decides. If the radio must stay off, it does not return: the board sleeps again, and the radio was never
        /// on.
        /// </summary>
        public void Begin()
        {
            if (options.Mode != PowerMode.Solar)
            {
                action = PowerAction.Stay;
                return;
            }

            if (!DeepSleep.WokeByTimer)
            {
                Sleeper.Skip(vault, new NodeMemory(1), new byte[Limits.LedgerRecordSize], turn);
            }

            keeper.Read(keeperRecord, keeperFile.Load(keeperRecord));
            Look();
            long slotAtMs = bootMs + options.SlotLeadMs;
            long utcMs = Clock.UtcMs();
            bool byClock = options.SlotsFollowUtc && Clock.IsSet(utcMs);
            if (byClock)
            {
                long nearestMs = slots.NearestMs(utcMs + options.SlotLeadMs);
                slotAtMs = Environment.TickCount64 + nearestMs - utcMs;
                slotNumber = nearestMs / options.SlotPeriodMs;
            }

            slots.Begin(slotAtMs, keeper.NapSlots);
            if (!DeepSleep.WokeByTimer && !byClock)
            {
                // After power on, the others' slot is unknown.
                slots.Scan(Environment.TickCount64);
            }

            if (action == PowerAction.Dark)
            {
                Sleep();
            }

            if (!Ends)
            {
                turn = new WakeTurn(false);
                return;
            }

            // A file to be written at the end of a good wake takes the turn now, before the node relies on it.
            isLaddersTurn = (recovery.Ladder.WantsRecord || ConfigFile.CopyDue) && turn.Take();
        }

        /// <summary>Before its birth, the board sent recalls for longer than a slot: it looks for the slot again.</summary>
        public void BeginAgain()
        {
            if (Ends)
            {
                slots.Scan(Environment.TickCount64);
            }
        }

        /// <summary>Gives the plan what this wake knows of the time, and whether it ends in sleep.</summary>
        public void Join(BootPlan plan)
        {
            long utcMs = Clock.UtcMs();
            plan.CalendarMs = DeepSleep.WokeByTimer || Clock.IsSet(utcMs) ? utcMs : -1;
            if (Ends)
            {
                plan.Turn = turn;
            }
        }

        /// <summary>A node has booted in this wake; its ledger is stored when the wake ends.</summary>
        public void Carry(MicroNode booted)
        {
            node = booted;
        }

        /// <summary>When the node's part of this wake begins: with the slot, unless this wake looks for one.</summary>
        /// <param name="nowMs">The board's time.</param>
        public long StartMs(long nowMs)
        {
            return Ends && !slots.IsScanning && slots.SlotAtMs > nowMs ? slots.SlotAtMs : nowMs;
        }

        /// <summary>Prints a warning when joining took longer than the lead.</summary>
        /// <param name="nowMs">The board's time when everything was joined.</param>
        public void NoteLate(long nowMs)
        {
            long lateMs = nowMs - slots.SlotAtMs;
            if (Ends && !slots.IsScanning && lateMs > options.SlotWindowMs)
            {
                Console.WriteLine(
                    "LVS note: the slot had begun " + lateMs.ToString()
                        + " ms before the network was joined: raise 'slotLeadMs' on all nodes");
            }
        }

        /// <summary>
        /// Tells the slot clock which frames the node has accepted. In a wake without an end, also checks the battery now and then.
        /// </summary>
        /// <param name="nowMs">The board's time.</param>
        /// <param name="counters">The node's counters.</param>
        public void Tick(long nowMs, Counters counters)
        {
            int heard = counters.Get(Counter.FirstOutcome + (int)Outcome.Done);
            if (heard > heardBefore)
            {
                slots.Hear(nowMs, heard - heardBefore);
                heardBefore = heard;
            }

            if (!Ends && options.Mode == PowerMode.Solar && nowMs >= lookAtMs)
            {
                lookAtMs = nowMs + options.SlotPeriodMs;
                Look();
            }

            if (Ends && nowMs >= OverAtMs)
            {
                if (slots.WantsScan(chance, 0))
                {
                    slots.Scan(nowMs);
                    return;
                }

                Sleep();
            }
        }

        /// <summary>Ends the wake; an orderly sleep makes the boot a good one. Does not return.</summary>
        public void Sleep()
        {
            recovery.Ladder.Good();
            if (isLaddersTurn && recovery.Ladder.RecordDue)
            {
                recovery.Keep();
            }
            else if (isLaddersTurn)
            {
                ConfigFile.KeepCopy();
            }

            long nowMs = Environment.TickCount64;
            if (node != null)
            {
                Sleeper.End(node, nowMs, turn);
            }

            if (Broker != null)
            {
                Broker.Leave();
            }

            long utcMs = Clock.UtcMs();
            nowMs = Environment.TickCount64;
            long napMs = options.SlotsFollowUtc && Clock.IsSet(utcMs)
                ? slots.NapMsUtc(utcMs, keeper.NapSlots)
                : slots.NapMs(nowMs, keeper.NapSlots, chance, 0);
            Console.WriteLine(
                "LVS sleeps " + napMs.ToString() + " ms, battery " + batteryMv.ToString() + " mV, awake " + (nowMs - bootMs).ToString()
                + " ms, heard " + slots.HeardCount.ToString() + (keeper.IsDark ? ", radio off until the battery has recovered" : ""));
            DeepSleep.For(napMs);
        }

        private void Look()
        {
            batteryMv = Battery.ReadMv();
            action = keeper.Decide(batteryMv);
            if (!keeper.RecordDue || !turn.Take())
            {
                return;
            }

            keeper.Write(keeperRecord);
            if (keeperFile.Save(keeperRecord, PowerKeeper.RecordSize))
            {
                keeper.Written();
            }
        }
    }
}
