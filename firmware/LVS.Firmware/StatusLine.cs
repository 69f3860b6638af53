using System;

using LVS.Core;
using LVS.Node;
using LVS.Transports;

namespace LVS.Firmware
{
    /// <summary>Reports the node's state to people and the harness: one line every few seconds, because its strings are garbage.</summary>
    public sealed class StatusLine
    {
        private const int StatusMs = 5000;
        private const int DeafMs = 10_000;

        private readonly MicroNode node;
        private long statusAtMs;
        private long deafAtMs;
        private int foreignSeen;
        private int refusedMacSeen;
        private bool deafTold;
        private bool twinTold;
        private int name;

        /// <summary>Starts to count time.</summary>
        public StatusLine(MicroNode node, long nowMs)
        {
            this.node = node;
            name = node.Ledger.Pseudonym;
            statusAtMs = nowMs + StatusMs;
            deafAtMs = nowMs + DeafMs;
        }

        /// <summary>Prints the lines that are due.</summary>
        public void Tick(long nowMs)
        {
            if (nowMs >= statusAtMs)
            {
                statusAtMs = nowMs + StatusMs;
                Console.WriteLine(
                    "LVS status float=" + node.Ledger.Float.ToString()
                    + " sent=" + node.Counters.Get(Counter.FramesSent).ToString()
                    + " received=" + Of(Outcome.Done).ToString()
                    + " refused=" + Refused().ToString()
                    + " edges=" + node.Ledger.MutualCount().ToString()
                    + (node.Fragments == null ? "" : " fragments=" + node.Fragments.Index.Count.ToString()
                        + " recreated=" + node.Fragments.RecreatedCount.ToString()));
            }

            if (node.Ledger.Pseudonym != name)
            {
                // The same words as at boot, because readers of the console find the name by them.
                name = node.Ledger.Pseudonym;
                Console.WriteLine("LVS node " + MqttTopics.NameOf(name) + " float " + node.Ledger.Float.ToString() + " turned");
            }

            if (!twinTold && node.HasTwin)
            {
                twinTold = true;
                Console.WriteLine(
                    "LVS note: another node lives with the keys of this board, which has closed its edges and stands still. Was its flash "
                    + "drive copied to a second board? Two boards with one ledger make value from nothing: delete ledger.a and ledger.b "
                    + "on this one, so that it is born anew");
            }

            if (!deafTold && nowMs >= deafAtMs)
            {
                deafAtMs = nowMs + DeafMs;
                TellIfDeaf();
            }
        }

        /// <summary>Warns when only frames of another key are heard; otherwise the node would look like one that hears nothing.</summary>
        private void TellIfDeaf()
        {
            int foreign = Foreign();
            int refusedMac = Of(Outcome.BadMac);
            int newMac = refusedMac - refusedMacSeen;
            deafTold = newMac > 0 && newMac == foreign - foreignSeen;
            foreignSeen = foreign;
            refusedMacSeen = refusedMac;
            if (deafTold)
            {
                Console.WriteLine(
                    "LVS note: this node hears frames, but none of them authenticates. Another swarm uses the same group and port,"
                    + " or 'swarmKey' differs: compare 'swarmKey' in the lvs.json of both nodes");
            }
        }

        /// <summary>Frames heard from other nodes. Our own, which multicast brings back, say nothing about the key.</summary>
        private int Foreign()
        {
            int count = 0;
            for (int outcome = 0; outcome < Counter.OutcomeCount; outcome++)
            {
                count += outcome == (int)Outcome.OwnEcho ? 0 : node.Counters.Get(Counter.FirstOutcome + outcome);
            }

            return count;
        }

        private int Refused()
        {
            return Foreign() - Of(Outcome.Done) - Of(Outcome.Stranger);
        }

        private int Of(Outcome outcome)
        {
            return node.Counters.Get(Counter.FirstOutcome + (int)outcome);
        }
    }
}
