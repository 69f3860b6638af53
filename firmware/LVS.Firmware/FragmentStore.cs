using System;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Text;

using LVS.Boards;
using LVS.Core;
using LVS.Node;

namespace LVS.Firmware
{
    /// <summary>
    /// The board's part in keeping the swarm's fragments: the log on drive I:, and its own ledger in the others' keeping. All memory is
    /// allocated in boot. A board that sleeps between slots takes no part: it could not answer in time.
    /// </summary>
    public static class FragmentStore
    {
        private const string SegmentPrefix = "I:\\fragments.";
        private const int WaitMs = 50;

        /// <summary>
        /// Whether this configuration keeps fragments: on mains, where all hear all, and with heap for them beside a broker.
        /// </summary>
        public static bool IsWanted(NodeConfig config)
        {
            return config.PowerMode == "usb" && config.Transport != NodeConfig.TransportMqtt && !IsTooLarge(config);
        }

        /// <summary>Whether the board has no room for fragments beside a broker.</summary>
        public static bool IsTooLarge(NodeConfig config)
        {
            return config.Transport == NodeConfig.TransportBoth && Board.HeapBudgetSize < NodeBudget.BothAndFragmentsHeapSize;
        }

        /// <summary>The secret of the board's ledger: the same after its flash was erased, and not revealed by its name.</summary>
        /// <param name="key">The swarm key.</param>
        public static long SecretOf(byte[] key)
        {
            byte[] label = Encoding.UTF8.GetBytes("LVS own ledger");
            NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
            byte[] address = interfaces.Length > 0 ? interfaces[0].PhysicalAddress : new byte[0];
            byte[] message = new byte[label.Length + address.Length];
            Array.Copy(label, 0, message, 0, label.Length);
            Array.Copy(address, 0, message, label.Length, address.Length);
            return LittleEndian.Read64(HMACSHA256.HashData(key, message), 0);
        }

        /// <summary>
        /// Brings the ledger back from the swarm, for a vault that has none. Waits until it is back, or known not to be there.
        /// </summary>
        /// <returns>Whether the vault has a ledger now.</returns>
        public static bool Rescue(NodeConfig config, byte[] key, IMac mac, long seed, ILink link, Inbox inbox, IVault vault)
        {
            int listenMs = LedgerRescue.ListenMs(config.EmitIntervalMsMin, config.EmitDoublings);
            LedgerRescue rescue = new LedgerRescue(mac, SecretOf(key), config.Epoch, seed, link, listenMs, Environment.TickCount64);
            int state = LedgerRescue.Running;
            while (state == LedgerRescue.Running)
            {
                inbox.Wait(WaitMs);
                state = rescue.Tick(Environment.TickCount64);
            }

            if (state == LedgerRescue.Twin)
            {
                Console.WriteLine(
                    "LVS note: the swarm keeps a ledger of this board, but its node lives: is there a board with the same address?");
            }

            if (state != LedgerRescue.Found)
            {
                return false;
            }

            byte[] record = new byte[Limits.LedgerRecordSize];
            rescue.Take(record);
            Console.WriteLine("LVS vault: the ledger came back from the swarm, record " + LedgerRecord.NumberOf(record).ToString());
            return vault.Append(record);
        }

        /// <summary>Opens the log, and plans the node's part.</summary>
        public static void Open(BootPlan plan, byte[] key)
        {
            plan.Ring = new FragmentRing(Limits.FragmentSlotCount);
            plan.Log = new FragmentLog(
                plan.Ring, new FlashSegments(SegmentPrefix, Limits.FlashSegmentCount), Limits.FlashSegmentCount, Limits.FlashSegmentSize);
            plan.FragmentOptions = new FragmentOptions();
            plan.FragmentSeed = plan.Seed;
            plan.Secret = SecretOf(key);
            int count = plan.Log.Open();
            Console.WriteLine("LVS fragments: " + count.ToString() + " of " + plan.Ring.SlotCount.ToString() + " slots hold one");
        }
    }
}
