using System;
using System.IO;
using System.Text;
using System.Threading;

using LVS.Boards;
using LVS.Node;
using LVS.Transports;

namespace LVS.Firmware
{
    /// <summary>A board's connection to its broker: the session, the link over it, and the configuration of both.</summary>
    public sealed class BrokerLink
    {
        private const int CaSizeMax = 4096;
        private const int RetryMs = 10_000;

        // Time for the last message before a sleep, and then for the radio to send it.
        // A broker answers in milliseconds. What it has not confirmed by then is told as a loss, by the last will.
        private const int LeaveMsMax = 1_000;
        private const int LeaveMsRadio = 30;

        private readonly M2MqttSession session;
        private readonly string swarmName;
        private readonly NodeReport report;
        private int refusalsTold;

        /// <summary>Makes the link; it connects after <see cref="Start"/>.</summary>
        /// <param name="config">A configuration without complaint whose transport is not UDP alone.</param>
        /// <param name="key">The swarm key.</param>
        /// <param name="inbox">Holds received frames.</param>
        /// <param name="seed">Seed of all its chance.</param>
        /// <param name="wake">This wake; it disconnects from the broker when it ends.</param>
        public BrokerLink(NodeConfig config, byte[] key, Inbox inbox, long seed, Wake wake)
        {
            string host = BrokerConfig.HostOf(config.Broker);
            session = new M2MqttSession(
                host, BrokerConfig.PortOf(config.Broker), config.BrokerUser, config.BrokerPassword, AwaitCa(config.BrokerCa, wake),
                BrokerConfig.KeepAliveSOf(config), seed);

            swarmName = TopicNames.SwarmOf(new NativeHash(), key);
            report = new NodeReport(Board.Name, wake.Announces ? BrokerConfig.DiscoveryOf(config) : "");
            report.Home = HomeName.Load(swarmName);
            report.TelemetryMs = config.TelemetryS * 1000;
            report.ExpiresS = BrokerConfig.ExpiresSOf(config);
            Link = new MqttLink(session, inbox);
            Overlay = new MqttOverlay(Link, report, seed, BrokerConfig.SilenceMsOf(config), config.EmitIntervalMsMin);
            Overlay.Sleeps = wake.Ends;
            wake.Broker = this;
            Description = config.Broker + (config.BrokerCa.Length > 0 ? " with TLS" : "") + ", topics lvs/" + swarmName
                + ", reports as " + MqttTopics.NameOf(report.Home);
        }

        /// <summary>The link.</summary>
        public MqttLink Link { get; }

        /// <summary>Decides which nodes hear each other over it.</summary>
        public MqttOverlay Overlay { get; }

        /// <summary>Broker and topics, for people.</summary>
        public string Description { get; }

        /// <summary>A number that changes while the session's thread is alive.</summary>
        public int SessionTurns => session.Turns;

        /// <summary>Begins to connect, for a board that sends a recall.</summary>
        /// <param name="name">The name under which it asks.</param>
        public void Ask(int name)
        {
            Overlay.Ask(swarmName, name);
        }

        /// <summary>Begins to connect as the booted node, or continues as it.</summary>
        public void Start(MicroNode node)
        {
            node.Overlay = Overlay;
            Overlay.Start(swarmName, node.Ledger.Pseudonym);
        }

        /// <summary>Looks after the link, and prints what the broker refuses.</summary>
        public void Attend(MicroNode node, long nowMs)
        {
            Overlay.Attend(node, nowMs);
            if (report.Refusals > refusalsTold)
            {
                Console.WriteLine(
                    "LVS note: the broker ended the connection when the node announced itself to Home Assistant; it goes on without"
                    + (report.Refusals > 1 ? "" : ", and tries once more in a minute")
                        + ". Allow the user to write below the prefix 'discovery', or set that to \"\"");
            }

            refusalsTold = report.Refusals;
        }

        /// <summary>The network below changed. A connection over the old one would be found dead only after minutes.</summary>
        public void Restart()
        {
            session.Restart();
        }

        /// <summary>
        /// Disconnects before a sleep: announces that the board is asleep, and ends the session. Otherwise the broker would keep sending
        /// into a dead connection until the next wake, and then publish our last will.
        /// </summary>
        public void Leave()
        {
            if (session.Leave(MqttTopics.Asleep, LeaveMsMax))
            {
                Thread.Sleep(LeaveMsRadio);
            }
        }

        /// <summary>
        /// Returns the certificate once it can be read. Without it there must be no connection, and a reboot would not bring it.
        /// </summary>
        private static string AwaitCa(string pathOrText, Wake wake)
        {
            if (pathOrText.Length == 0 || CaText.IsText(pathOrText))
            {
                return pathOrText.Length == 0 ? pathOrText : CaText.CertificateOf(pathOrText);
            }

            while (true)
            {
                string text = ReadCa(pathOrText, out string complaint);
                if (complaint == null)
                {
                    return text;
                }

                if (Environment.TickCount64 >= wake.OverAtMs)
                {
                    wake.Sleep();
                }

                Console.WriteLine("LVS boot 4/5 link: 'brokerCa' " + complaint + "; reading it again in " + (RetryMs / 1000)
                    .ToString() + " s");
                Thread.Sleep(RetryMs);
            }
        }

        private static string ReadCa(string path, out string complaint)
        {
            complaint = null;
            try
            {
                if (!File.Exists(path))
                {
                    complaint = path + " is missing: put the broker's CA certificate (PEM) there with 'nanoff --filedeployment'";
                    return null;
                }

                using (FileStream stream = new FileStream(path, FileMode.Open, FileAccess.Read))
                {
                    if (stream.Length > CaSizeMax)
                    {
                        complaint = path + " has " + stream.Length.ToString() + " bytes, more than " + CaSizeMax.ToString()
                            + ": one certificate is enough";
                        return null;
                    }

                    byte[] bytes = new byte[(int)stream.Length];
                    int size = FlashVault.ReadUpTo(stream, bytes, bytes.Length);
                    string text = Encoding.UTF8.GetString(bytes, 0, size);
                    complaint = CaText.ComplaintOfText(text);
                    if (complaint == null)
                    {
                        return CaText.CertificateOf(text);
                    }

                    complaint = path + " " + complaint;
                    return null;
                }
            }
            catch (IOException e)
            {
                complaint = path + " cannot be read (" + e.Message + ")";
                return null;
            }
        }
    }
}
