using System;
using System.Threading;

using LVS.Boards;
using LVS.Core;
using LVS.Node;
using LVS.Transports;

namespace LVS.Firmware
{
    /// <summary>
    /// The staged boot: configuration, network, vault, link, node. Each stage waits for its condition and prints one line, so the last line
    /// on the console names what a board is waiting for. All memory of the node is allocated here.
    /// </summary>
    public sealed class Boot
    {
        private const int WaitMsIdle = 1000;

        // A faulty link holds frames back and delivers them only when polled.
        private const int WaitMsFaulty = 100;

        // Before a slot: subscriptions are sent as soon as the broker has answered.
        private const int WaitMsSlot = 50;

        private readonly SwarmLink link;
        private readonly BrokerLink broker;
        private readonly WifiJoin wifi;

        private Boot(MicroNode node, Inbox inbox, SwarmLink link, BrokerLink broker, WifiJoin wifi, Wake wake, int waitMsMax)
        {
            Node = node;
            Inbox = inbox;
            Wake = wake;
            this.link = link;
            this.broker = broker;
            this.wifi = wifi;
            WaitMsMax = waitMsMax;
        }

        /// <summary>The node, booted.</summary>
        public MicroNode Node { get; }

        /// <summary>The inbox on which the loop waits for frames.</summary>
        public Inbox Inbox { get; }

        /// <summary>This wake; the board sleeps when it is over.</summary>
        public Wake Wake { get; }

        /// <summary>The UDP link, or null.</summary>
        public SwarmLink Link => link;

        /// <summary>The broker link, or null.</summary>
        public BrokerLink Broker => broker;

        /// <summary>Whether the network changed, so that all links must be opened again.</summary>
        public bool NetworkChanged => wifi.Changed || (link != null && link.Broken);

        /// <summary>Longest wait of the loop for a frame, in ms.</summary>
        public int WaitMsMax { get; }

        /// <summary>Runs all stages.</summary>
        /// <param name="recovery">Data about crashes; has begun.</param>
        /// <param name="bootMs">The board's time at boot.</param>
        public static Boot Run(Recovery recovery, long bootMs)
        {
            NodeConfig config = ConfigFile.Await(recovery.Ladder);
            byte[] key = config.KeyBytes();
            Console.WriteLine("LVS boot 1/5 configuration: " + ConfigFile.FilePath + " read, board " + Board.Name + ", minute "
                + config.Minute.ToString());
            if (config.Board != Board.Name)
            {
                Console.WriteLine("LVS note: the configuration is for board '" + config.Board + "', this image is for " + Board.Name);
            }

            int slotCount = FragmentStore.SlotCount(config);
            if (config.PowerMode == "usb" && slotCount == 0)
            {
                Console.WriteLine("LVS note: with 'transport' " + config.Transport + " this board has no memory for fragments");
            }

            FlashVault vault = new FlashVault("I:\\ledger.a", "I:\\ledger.b");
            Wake wake = new Wake(config, recovery, vault, bootMs);
            wake.Begin();
            WifiJoin wifi = new WifiJoin();
            if (!wifi.Join(wake.OverAtMs))
            {
                wake.Sleep();
            }

            Console.WriteLine("LVS boot 2/5 network: joined");

            // Everything else that a node keeps on flash is also opened in this stage, and written by Wake.Sleep.
            byte[] record = new byte[Limits.LedgerRecordSize];
            bool kept = vault.Load(record);
            Console.WriteLine("LVS boot 3/5 vault: "
                + (kept ? "record " + LedgerRecord.NumberOf(record).ToString() : "no record, a new ledger"));

            long seed = config.Seed != 0 ? BoardSeed.Own(key, config.Seed) : BoardSeed.Draw(key);
            if (wake.Ends)
            {
                // Every wake draws different numbers, even under a fixed seed.
                seed ^= (long)(kept ? LedgerRecord.NumberOf(record) : 0) << 32;
            }

            Inbox inbox = new Inbox(Limits.InboxSlotCount, HeapBudget.InboxSize);
            SwarmLink link = config.Transport == NodeConfig.TransportMqtt ? null : OpenLink(config, inbox, wake);
            BrokerLink broker = config.Transport == NodeConfig.TransportUdp ? null : new BrokerLink(config, key, inbox, ~seed, wake);
            Console.WriteLine(
                "LVS boot 4/5 link: " + (link == null ? "" : "UDP multicast " + link.Description)
                    + (link == null || broker == null ? "" : " and ")
                + (broker == null ? "" : "MQTT broker " + broker.Description));
            ILink wire = broker == null ? (ILink)link : link == null ? broker.Link : new PairedLink(link, broker.Link);

            FaultOptions faults = FaultOptions.Of(config);
            ILink nodeLink = faults.Any ? new FaultyLink(wire, faults, ~seed) : wire;
            NodeOptions options = config.ToOptions();
            options.TraceSlotCount = Limits.TraceSlotCountOfBoard;
            if (wake.Ends)
            {
                Sleeper.Shape(options, config.SlotWindowMs);
                options.SlotPeriodMs = config.SlotPeriodMs;
            }

            BootPlan plan = new BootPlan();
            plan.Options = options;
            plan.Memory = new NodeMemory(1);
            plan.Secrets = new SwarmSecrets(new NativeMac(key), new NativeHash(), new X25519(), new BoardKeySource(key));
            plan.Link = nodeLink;
            plan.Vault = vault;
            plan.KeepsakeFile = new RecordFile("I:\\keepsakes");
            plan.NowMs = wake.StartMs(Environment.TickCount64);
            plan.Seed = seed;
            plan.EarnedUvu = config.EarnedUvu;
            plan.Weight = config.Weight;
            wake.Join(plan);
            if (!kept && wake.MayKeep && options.DeviceSecret != null)
            {
                Remembered.Ask(plan, broker, wake);
                plan.NowMs = wake.StartMs(Environment.TickCount64);
            }

            if (slotCount > 0)
            {
                FragmentStore.Open(plan, slotCount, config, wake);
            }

            MicroNode node = NodeBoot.Run(plan, out bool restored);
            wake.Carry(node);
            recovery.Trace = node.Trace;

            Console.WriteLine("LVS boot 5/5 node: " + FreeHeapSize() + " bytes of heap free" + (faults.Any ? ", faults are injected" : ""));
            Console.WriteLine(
                "LVS node " + MqttTopics.NameOf(node.Ledger.Pseudonym) + " float " + node.Ledger.Float.ToString()
                + " earned " + node.Ledger.Earned.ToString() + (restored ? " restored" : " born"));
            Boot boot = new Boot(node, inbox, link, broker, wifi, wake, faults.Any ? WaitMsFaulty : WaitMsIdle);
            boot.Meet();
            return boot;
        }

        /// <summary>Looks after the links, after a tick.</summary>
        /// <returns>When they need attention again even if nothing arrives.</returns>
        public long Attend(long nowMs)
        {
            if (broker == null)
            {
                return long.MaxValue;
            }

            broker.Attend(Node, nowMs);
            return broker.Overlay.DueAtMs;
        }

        /// <summary>
        /// After the network was lost: opens a new link over a network joined again, because a multicast group is joined per association.
        /// </summary>
        public void JoinAgain()
        {
            Console.WriteLine("LVS network: it changed, joining again");
            if (link != null)
            {
                link.Close();
            }

            if (!wifi.Join(Wake.OverAtMs) || (link != null && !link.AwaitOpen(Wake.OverAtMs)))
            {
                Wake.Sleep();
            }

            if (broker != null)
            {
                broker.Restart();
            }

            Console.WriteLine("LVS network: joined");
        }

        /// <summary>Connects to the broker, and waits for the slot to begin: the time of connecting is part of the lead.</summary>
        private void Meet()
        {
            long nowMs = Environment.TickCount64;
            Wake.NoteLate(nowMs);
            if (broker != null)
            {
                broker.Start(Node);
            }

            long startMs = Wake.StartMs(nowMs);
            while (nowMs < startMs)
            {
                Attend(nowMs);
                long leftMs = startMs - nowMs;
                Thread.Sleep(broker != null && leftMs > WaitMsSlot ? WaitMsSlot : (int)leftMs);
                nowMs = Environment.TickCount64;
            }
        }

        private static SwarmLink OpenLink(NodeConfig config, Inbox inbox, Wake wake)
        {
            string local = config.Interface.Length > 0 ? config.Interface : "0.0.0.0";
            SwarmLink link = new SwarmLink(config.Group, config.Port, local, inbox);
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
    }
}
