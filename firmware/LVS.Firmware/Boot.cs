using System;

using LVS.Boards;
using LVS.Core;
using LVS.Node;
using LVS.Transports;

namespace LVS.Firmware
{
    /// <summary>
    /// The staged boot: configuration, network, vault, link, node. Each stage waits until the world lets it pass and prints one line,
    /// so the last line on the console names what a board is waiting for. All memory of the node is allocated in here.
    /// </summary>
    public sealed class Boot
    {
        private const int WaitMsIdle = 1000;

        // A faulty link holds frames back and hands them out only when it is asked.
        private const int WaitMsFaulty = 100;

        private Boot(MicroNode node, SwarmLink link, WifiJoin wifi, Wake wake, int waitMsMax)
        {
            Node = node;
            Link = link;
            Wifi = wifi;
            Wake = wake;
            WaitMsMax = waitMsMax;
        }

        /// <summary>The node, booted.</summary>
        public MicroNode Node { get; }

        /// <summary>The swarm's link, open.</summary>
        public SwarmLink Link { get; }

        /// <summary>The Wi-Fi, joined.</summary>
        public WifiJoin Wifi { get; }

        /// <summary>This wake: when it is over the board sleeps.</summary>
        public Wake Wake { get; }

        /// <summary>How long the loop may wait for a frame at most, in ms.</summary>
        public int WaitMsMax { get; }

        /// <summary>Runs all stages.</summary>
        /// <param name="recovery">What is known of crashes; has begun.</param>
        /// <param name="bootMs">The board's time at boot.</param>
        public static Boot Run(Recovery recovery, long bootMs)
        {
            NodeConfig config = ConfigFile.Await(recovery.Ladder);
            byte[] key = config.KeyBytes();
            Console.WriteLine("LVS boot 1/5 configuration: " + ConfigFile.FilePath + " read, board " + Board.Name + ", epoch " + config.Epoch.ToString());
            if (config.Board != Board.Name)
            {
                Console.WriteLine("LVS note: the configuration is for board '" + config.Board + "', this image is for " + Board.Name);
            }

            Wake wake = new Wake(config, recovery, bootMs);
            wake.Begin();
            WifiJoin wifi = new WifiJoin();
            if (!wifi.Join(wake.OverAtMs))
            {
                wake.Sleep();
            }

            Console.WriteLine("LVS boot 2/5 network: joined");

            FlashVault vault = new FlashVault("I:\\ledger.a", "I:\\ledger.b");
            byte[] record = new byte[Limits.LedgerRecordSize];
            bool kept = vault.Load(record);
            Console.WriteLine("LVS boot 3/5 vault: " + (kept ? "record " + LedgerRecord.NumberOf(record).ToString() : "no record, a new ledger"));

            SwarmLink link = OpenLink(config, wake);
            Console.WriteLine("LVS boot 4/5 link: UDP multicast " + link.Description);

            long seed = config.Seed != 0 ? config.Seed : BoardSeed.Draw(key);
            FaultOptions faults = FaultOptions.Of(config);
            ILink nodeLink = faults.Any ? new FaultyLink(link, faults, ~seed) : link;
            NodeOptions options = config.ToOptions();
            if (wake.Ends)
            {
                // One diff a slot, in its second half; every wake draws anew, also under a fixed seed.
                options.EmitIntervalMsMin = config.SlotWindowMs;
                options.EmitDoublings = 0;
                seed ^= (long)(kept ? LedgerRecord.NumberOf(record) : 0) << 32;
                wake.AwaitSlot();
            }

            MicroNode node = new MicroNode(
                options, new NodeMemory(1), 0, new NativeMac(key, config.Epoch), nodeLink, new WakeVault(vault, wake.RecordsMax));
            bool restored = node.Boot(Environment.TickCount64, seed, config.EarnedUvu, config.Weight);
            recovery.Trace = node.Trace;
            Console.WriteLine("LVS boot 5/5 node: " + FreeHeapSize() + " bytes of heap free" + (faults.Any ? ", faults are injected" : ""));
            Console.WriteLine(
                "LVS node " + Hex8(node.Ledger.Pseudonym) + " float " + node.Ledger.Float.ToString()
                + " earned " + node.Ledger.Earned.ToString() + (restored ? " restored" : " born"));
            return new Boot(node, link, wifi, wake, faults.Any ? WaitMsFaulty : WaitMsIdle);
        }

        /// <summary>After the network was lost: a new link over a network joined anew, for a group is joined per association.</summary>
        public void JoinAgain()
        {
            Console.WriteLine("LVS network: it changed, joining again");
            Link.Close();
            if (!Wifi.Join(Wake.OverAtMs) || !Link.AwaitOpen(Wake.OverAtMs))
            {
                Wake.Sleep();
            }

            Console.WriteLine("LVS network: joined");
        }

        private static SwarmLink OpenLink(NodeConfig config, Wake wake)
        {
            string local = config.Interface.Length > 0 ? config.Interface : "0.0.0.0";
            SwarmLink link = new SwarmLink(config.Group, config.Port, local);
            if (!link.AwaitOpen(wake.OverAtMs))
            {
                wake.Sleep();
            }

            return link;
        }

        private static string FreeHeapSize()
        {
            return nanoFramework.Runtime.Native.GC.Run(true).ToString();
        }

        private static string Hex8(int value)
        {
            char[] digits = new char[8];
            for (int i = 0; i < 8; i++)
            {
                digits[i] = "0123456789abcdef"[(value >> (28 - 4 * i)) & 15];
            }

            return new string(digits);
        }
    }
}
