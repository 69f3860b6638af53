using System;
using System.Text;
using System.Threading;

using LVS.Boards;
using LVS.Core;
using LVS.Transports;

using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace LVS.Firmware
{
    /// <summary>
    /// The session of a board over M2Mqtt, which does not reconnect by itself. A thread of our own makes a new client after every loss,
    /// with growing, jittered pauses, so the node's thread never waits for the network. Callbacks come on M2Mqtt's threads and only copy.
    /// </summary>
    public sealed class M2MqttSession : IMqttSession
    {
        // Unanswered requests stay in M2Mqtt's queue, and M2Mqtt silently drops a SUBSCRIBE when the queue is full.
        private const int PendingMax = NodeBudget.BrokerPendingMax;

        // A longer message is not ours: the parts of the announcement are the longest.
        private const int MessageSizeMax = 1024;

        private const int TurnMs = 1000;

        // A broker that accepts and soon disconnects again is not back yet.
        private const int SettledMs = 10_000;

        private readonly object gate = new object();
        private readonly AutoResetEvent wake = new AutoResetEvent(false);
        private readonly AutoResetEvent left = new AutoResetEvent(false);
        private readonly AutoResetEvent published = new AutoResetEvent(false);
        private readonly BrokerPause pause;
        private readonly BrokerDoor door;
        private IMqttHandler handler;
        private string clientId;
        private string statusTopic;
        private MqttClient client;
        private int generation;
        private int openedCount;
        private int turns;
        private int subscribesAsked;
        private int subscribesAnswered;
        private int publishedId;
        private int publishesAsked;
        private int publishesAnswered;
        private int heardCount;
        private bool lost;
        private bool restart;
        private bool closed;

        /// <summary>Makes a session that is not open.</summary>
        /// <param name="host">Name or address of the broker.</param>
        /// <param name="port">1..65535.</param>
        /// <param name="user">User name, empty for none.</param>
        /// <param name="password">Password; only with a user name.</param>
        /// <param name="ca">CA certificate (PEM text) of the broker; empty connects without TLS.</param>
        /// <param name="keepAliveS">Keep-alive, 1..65535 s.</param>
        /// <param name="seed">Seed of the pauses' jitter.</param>
        public M2MqttSession(string host, int port, string user, string password, string ca, int keepAliveS, long seed)
        {
            door = new BrokerDoor(host, port, user, password, ca, keepAliveS);
            pause = new BrokerPause(seed);
        }

        /// <inheritdoc/>
        public int Generation => generation;

        /// <summary>Number of connections made so far.</summary>
        public int OpenedCount => openedCount;

        /// <summary>
        /// Turns of the session's thread, wrapping: a number that does not change for minutes shows that the thread hangs.
        /// </summary>
        public int Turns => turns;

        /// <inheritdoc/>
        public void Open(string statusTopic, IMqttHandler handler)
        {
            // A Guid has 122 bits of the chip's random generator, a true one because Wi-Fi is on. These 64 bits contain none of the six
            // that encode its version.
            byte[] chance = Guid.NewGuid().ToByteArray();
            clientId = MqttTopics.ClientIdOf(LittleEndian.Read32(chance, 0), LittleEndian.Read32(chance, 12));
            this.statusTopic = statusTopic;
            this.handler = handler;
            new Thread(Run).Start();
        }

        /// <inheritdoc/>
        public bool Publish(string topic, byte[] payload, int size, bool mustArrive, bool retain)
        {
            // Only one message with QoS 1 at a time: until it is answered M2Mqtt keeps it twice, and an announcement has several long ones.
            MqttClient now = client;
            if (now == null || generation == 0 || size > MessageSizeMax || (mustArrive && publishesAsked != publishesAnswered))
            {
                return false;
            }

            try
            {
                // M2Mqtt keeps the array until it is sent, so every message needs its own.
                byte[] message = new byte[size];
                Array.Copy(payload, 0, message, 0, size);
                now.Publish(topic, message, null, null, mustArrive ? MqttQoSLevel.AtLeastOnce : MqttQoSLevel.AtMostOnce, retain);
                publishesAsked += mustArrive ? 1 : 0;
                return true;
            }
            catch (Exception)
            {
                // The queue is full (MqttClientException), the heap is full for a moment, or another thread closed the client: the message
                // is lost, as on any radio.
                return false;
            }
        }

        /// <inheritdoc/>
        public bool Subscribe(string[] topics, bool mustArrive)
        {
            MqttClient now = client;
            if (now == null || generation == 0 || subscribesAsked - subscribesAnswered >= PendingMax)
            {
                return false;
            }

            try
            {
                now.Subscribe(topics, BrokerDoor.Levels(topics.Length, mustArrive));
                subscribesAsked++;
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public bool Unsubscribe(string[] topics)
        {
            MqttClient now = client;
            if (now == null || generation == 0)
            {
                return false;
            }

            try
            {
                now.Unsubscribe(topics);
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <summary>Drops the connection, if there is one, and connects again soon: the network below it changed.</summary>
        public void Restart()
        {
            restart = true;
            wake.Set();
        }

        /// <summary>Ends the session permanently.</summary>
        public void Close()
        {
            closed = true;
            wake.Set();
        }

        /// <summary>Ends the session permanently and tells the broker, which then does not publish our last will.</summary>
        /// <param name="status">New value of the status topic, instead of the last will.</param>
        /// <param name="waitMs">Longest wait for the broker's acknowledgement of the status, and again for the end; in ms.</param>
        /// <returns>Whether the broker was told.</returns>
        public bool Leave(string status, int waitMs)
        {
            // A connection being made is closed in the same way: if it were cut, the broker would publish our last will.
            bool connects = client != null;
            SayLast(status, waitMs);
            Close();
            return connects && left.WaitOne(waitMs, false);
        }

        /// <summary>Publishes the last status and waits for the answer: M2Mqtt sends its DISCONNECT before what is queued.</summary>
        private void SayLast(string status, int waitMs)
        {
            MqttClient now = client;
            if (now == null || generation == 0)
            {
                return;
            }

            try
            {
                int id = now.Publish(statusTopic, Encoding.UTF8.GetBytes(status), null, null, MqttQoSLevel.AtLeastOnce, true);
                long untilMs = Environment.TickCount64 + waitMs;
                long leftMs = waitMs;
                while (publishedId != id && leftMs > 0 && published.WaitOne((int)leftMs, false))
                {
                    leftMs = untilMs - Environment.TickCount64;
                }
            }
            catch (Exception)
            {
                // No room, or the connection was lost just now: then the last will announces it.
            }
        }

        private void Run()
        {
            while (!closed)
            {
                turns++;
                restart = false;
                string complaint = Connect();
                if (complaint == null)
                {
                    Console.WriteLine("LVS broker: connected to " + door.Where);
                    long openedAtMs = Environment.TickCount64;
                    complaint = Watch();
                    if (Environment.TickCount64 - openedAtMs > SettledMs)
                    {
                        pause.Reset();
                    }
                }

                Drop();
                if (!closed && !restart)
                {
                    int pauseMs = pause.NextMs();
                    string seconds = (pauseMs / 1000).ToString() + "." + (pauseMs / 100 % 10).ToString();
                    Console.WriteLine("LVS broker: " + complaint + "; trying again in " + seconds + " s");
                    wake.WaitOne(pauseMs, false);
                }
            }
        }

        /// <summary>Makes a client and connects it.</summary>
        /// <returns>What went wrong and how to mend it, or null.</returns>
        private string Connect()
        {
            lost = false;
            subscribesAsked = 0;
            subscribesAnswered = 0;
            publishedId = -1;
            publishesAsked = 0;
            publishesAnswered = 0;
            try
            {
                MqttClient made = door.Make();
                client = made;
                made.MqttMsgPublishReceived += OnReceived;
                made.MqttMsgSubscribed += OnSubscribed;
                made.MqttMsgPublished += OnPublished;
                made.ConnectionClosed += OnClosed;
                int code = door.Enter(made, clientId, statusTopic);
                if (code != 0)
                {
                    return door.Where + " refuses us: " + MqttRefusal.Advice(code);
                }
            }
            catch (Exception e)
            {
                // The kind of exception depends on the stage: name, TCP, TLS, no answer. None of them is our mistake.
                return "no connection to " + door.Where + " (" + e.Message
                    + "): is the broker running and in reach, are 'broker' and 'brokerCa' right?";
            }

            openedCount++;
            generation = openedCount;
            return null;
        }

        /// <summary>Returns when the connection can no longer be used.</summary>
        private string Watch()
        {
            SessionWatch watch = new SessionWatch(door.KeepAliveS, Environment.TickCount64, heardCount);
            while (!lost && !restart && !closed)
            {
                wake.WaitOne(TurnMs, false);
                turns++;
                string complaint = watch.Look(Environment.TickCount64, subscribesAsked, subscribesAnswered, heardCount);
                if (complaint != null)
                {
                    return complaint;
                }

                if (watch.WantsSign)
                {
                    watch.Asked(AskForSign());
                }
            }

            return "the connection was lost";
        }

        /// <summary>Publishes the status again: the broker's acknowledgement must arrive by the same path as all messages.</summary>
        private bool AskForSign()
        {
            if (statusTopic.Length > 0)
            {
                byte[] status = Encoding.UTF8.GetBytes(MqttTopics.Online);
                Publish(statusTopic, status, status.Length, true, true);
            }

            return statusTopic.Length > 0;
        }

        private void Drop()
        {
            bool leaves = closed && !lost && generation != 0;
            generation = 0;
            MqttClient old;
            lock (gate)
            {
                old = client;
                client = null;
            }

            if (old == null)
            {
                return;
            }

            old.MqttMsgPublishReceived -= OnReceived;
            old.MqttMsgSubscribed -= OnSubscribed;
            old.MqttMsgPublished -= OnPublished;
            old.ConnectionClosed -= OnClosed;
            try
            {
                if (leaves)
                {
                    old.Disconnect();
                    left.Set();
                }

                old.Dispose();
            }
            catch (Exception e)
            {
                Console.WriteLine("LVS broker: a client did not close (" + e.Message + ")");
            }
        }

        private void OnReceived(object sender, MqttMsgPublishEventArgs e)
        {
            lock (gate)
            {
                heardCount += sender == client ? 1 : 0;
            }

            if (e.Message != null)
            {
                handler.Hear(e.Topic, e.Message, e.Message.Length, e.Retain);
            }
        }

        private void OnSubscribed(object sender, MqttMsgSubscribedEventArgs e)
        {
            lock (gate)
            {
                if (sender == client)
                {
                    heardCount++;
                    subscribesAnswered++;
                }
            }

            BrokerDoor.SayRefused(e.GrantedQoSLevels);
        }

        private void OnPublished(object sender, MqttMsgPublishedEventArgs e)
        {
            lock (gate)
            {
                // An answer to a client that was dropped must not count for its successor, which would wait for its own for ever.
                if (sender == client)
                {
                    heardCount++;
                    publishesAnswered++;
                    publishedId = e.MessageId;
                    published.Set();
                }
            }
        }

        private void OnClosed(object sender, EventArgs e)
        {
            // A client that was dropped may report that long after its successor connected.
            lock (gate)
            {
                lost |= sender == client;
            }

            wake.Set();
        }
    }
}
