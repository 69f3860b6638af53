using System;

using LVS.Node;

namespace LVS.Firmware
{
    /// <summary>
    /// What a board knows of its crashes: ladder and epitaph on flash, read at boot, written where a crash is caught. Several threads may
    /// use it; only the first crash of a boot counts.
    /// </summary>
    public sealed class Recovery
    {
        private const string LadderPath = "I:\\boot";
        private const string EpitaphPath = "I:\\epitaph";

        private readonly BootLadder ladder = new BootLadder();
        private readonly Epitaph epitaph = new Epitaph();
        private readonly RecordFile ladderFile = new RecordFile(LadderPath);
        private readonly RecordFile epitaphFile = new RecordFile(EpitaphPath);
        private readonly byte[] ladderRecord = new byte[BootLadder.RecordSize + 1];
        private readonly object once = new object();
        private readonly long bootMs;
        private bool crashed;

        /// <summary>Allocates all memory that a crash will need.</summary>
        /// <param name="bootMs">The board's time at boot.</param>
        public Recovery(long bootMs)
        {
            this.bootMs = bootMs;
        }

        /// <summary>The ladder.</summary>
        public BootLadder Ladder => ladder;

        /// <summary>The node's trace ring, once there is a node; the epitaph copies its newest entries.</summary>
        public TraceRing Trace { get; set; }

        /// <summary>Ms since the boot.</summary>
        public long UptimeMs => Environment.TickCount64 - bootMs;

        /// <summary>Reads the records of the last boot, and prints the epitaph of the last crash.</summary>
        public void Begin()
        {
            ladder.Read(ladderRecord, ladderFile.Load(ladderRecord));
            if (epitaph.IsWhole(epitaphFile.Load(epitaph.Record)))
            {
                Print();
            }

            if (ladder.CrashesInRow > 0)
            {
                Console.WriteLine("LVS boot: " + ladder.CrashesInRow.ToString() + " crashes in a row since a good boot");
            }
        }

        /// <summary>A crash was caught: writes ladder and epitaph. The caller reboots afterwards.</summary>
        /// <param name="code">One of <see cref="EpitaphCode"/>.</param>
        /// <param name="message">Description of the crash.</param>
        /// <returns>How long to wait before the reboot, in ms.</returns>
        public int Crashed(int code, string message)
        {
            lock (once)
            {
                if (!crashed)
                {
                    crashed = true;
                    ladder.Crashed();
                    ladder.Write(ladderRecord);
                    if (!ladderFile.Save(ladderRecord, BootLadder.RecordSize))
                    {
                        Console.WriteLine("LVS stopped: the flash refuses the boot record");
                    }

                    epitaph.Tell(ladder.CrashesInAll, code, ladder.Rung, UptimeMs, Clock.UtcMs(), message, Trace);
                    epitaphFile.Save(epitaph.Record, Epitaph.RecordSize);
                }

                return ladder.RebootDelayMs();
            }
        }

        /// <summary>Writes the ladder's record if a good boot has changed it.</summary>
        public void Keep()
        {
            if (ladder.RecordDue)
            {
                ladder.Write(ladderRecord);
                if (ladderFile.Save(ladderRecord, BootLadder.RecordSize))
                {
                    ladder.Written();
                }
            }
        }

        private void Print()
        {
            Console.WriteLine(
                "LVS epitaph of crash " + epitaph.Number.ToString() + ": " + EpitaphCode.Text(epitaph.Code) + " after "
                + (epitaph.UptimeMs / 1000).ToString() + " s, configuration " + RungText(epitaph.Rung) + ": " + epitaph.Message());
            for (int age = 0; age < epitaph.TraceCount; age++)
            {
                int code = epitaph.ReadTrace(age, out long timeMs, out int peer, out long amount);
                Console.WriteLine(
                    "LVS epitaph trace " + timeMs.ToString() + " ms code " + code.ToString() + " peer " + peer.ToString()
                    + " amount " + amount.ToString());
            }
        }

        /// <summary>The text of a rung, for people.</summary>
        public static string RungText(int rung)
        {
            return rung == BootRung.Own ? "own" : rung == BootRung.LastGood ? "last good" : "factory";
        }
    }
}
