using System;

using LVS.Core;

namespace LVS.Node
{
    /// <summary>
    /// Public keys: hears hellos and sends our own, computes pair keys a slice at a time, and draws the key pair of the next epoch (SPEC
    /// 5.2, 5.5). One agreement runs at a time; the next is chosen at random among those that wait. So an attacker that knocks under many
    /// names delays others, but locks none out.
    /// </summary>
    internal sealed class KeyStage
    {
        private const int Nothing = -1;
        private const int NextPair = -2;
        private const int HelloBurst = 32;
        private const long HelloMs = 4_000;
        private const int LabelSize = SecretLabel.Size;
        private const byte BasePoint = 9;
        private const byte ProofHashFitsKey = Limits.PublicKeySize >= 32 ? 0 : -1;

        private readonly NodeParts parts;
        private readonly NodeMemory memory;
        private readonly Handshake handshake;
        private readonly PublicNames names;
        private readonly byte[] waitingKeys = new byte[Limits.SlotCount * Limits.PublicKeySize];
        private readonly int[] waitingGeneration = new int[Limits.SlotCount];
        private readonly byte[] nextPrivate = new byte[Limits.PublicKeySize];
        private readonly byte[] nextPublic = new byte[Limits.PublicKeySize];

        // A secret that was agreed on, or a key on its way: in the buffer for a hash, which no hash needs in between.
        private readonly byte[] result;
        private readonly byte[] peerKey = new byte[Limits.PublicKeySize];

        private int waiting;
        private int working = Nothing;
        private int workingGeneration;
        private long workingId;
        private bool isNextReady;
        private bool isNextWanted;
        private bool isHelloDue;
        private long helloAtMs;
        private readonly AnswerBudget hellos = new AnswerBudget(HelloBurst, HelloMs);

        internal KeyStage(NodeParts parts)
        {
            this.parts = parts;
            memory = parts.Memory;
            handshake = parts.Handshake;
            names = new PublicNames(parts.Secrets.Mac, parts.Secrets.Scratch);
            result = parts.Secrets.Scratch.Hash;
        }

        /// <summary>Whether an agreement is running or waiting.</summary>
        internal bool IsBusy => working != Nothing || waiting != 0 || (isNextWanted && !isNextReady);

        /// <summary>Whether the key of a slot's pair is being computed or waits for it.</summary>
        internal bool IsWorkingOn(int slot) => working == slot || (waiting & (1 << slot)) != 0;

        /// <summary>Whether the key pair of the next epoch is ready.</summary>
        internal bool IsNextReady => isNextReady;

        /// <summary>When a hello is due; <see cref="long.MaxValue"/> for none.</summary>
        internal long HelloAtMs => isHelloDue ? helloAtMs : long.MaxValue;

        /// <summary>Draws a newborn's first key pair at once, because it needs a name before anything else.</summary>
        internal void DrawFirst()
        {
            WantNext();
            while (!isNextReady)
            {
                Step(0);
            }

            Turn();
        }

        /// <summary>Requests the key pair of the next epoch.</summary>
        internal void WantNext()
        {
            isNextWanted = true;
        }

        /// <summary>Takes the key pair that was drawn ahead, and forgets what was agreed under the old one.</summary>
        internal void Turn()
        {
            memory.Pair.Take(nextPrivate, nextPublic);
            Array.Clear(nextPrivate, 0, Limits.PublicKeySize);
            isNextReady = false;
            isNextWanted = false;
            waiting = 0;
            working = Nothing;
            handshake.ForgetPairKeys();
        }

        /// <summary>Our pseudonym in an epoch.</summary>
        internal int NameIn(int epoch)
        {
            memory.Pair.CopyPublic(result, 0);
            return names.Pseudonym(result, epoch);
        }

        /// <summary>Another node needs our public key: it holds a slot for us and has not heard the key.</summary>
        internal void WantHello(long nowMs)
        {
            if (!isHelloDue && hellos.Take(nowMs))
            {
                isHelloDue = true;
                helloAtMs = helloAtMs > nowMs ? helloAtMs : nowMs;
            }
        }

        /// <summary>Writes the hello that is due.</summary>
        /// <param name="frame">Receives it.</param>
        /// <param name="nowMs">The node's time.</param>
        /// <returns>Its bytes.</returns>
        internal int WriteHello(byte[] frame, long nowMs)
        {
            isHelloDue = false;
            helloAtMs = nowMs + 4 * parts.Options.EmitIntervalMsMin;
            memory.Pair.CopyPublic(result, 0);

            // In the epoch of our name, whatever the minute is.
            long minute = memory.Clock.Epoch == memory.Edges.Epoch ? memory.Clock.Minute : memory.Edges.Epoch * Limits.EpochMinutes;
            // A node that just booted must not repeat a seq of its last life: neighbours would drop the frame as a replay.
            int seq = (int)memory.Life.Below(int.MaxValue);
            return parts.Gate.SealHello(minute, memory.Edges.Pseudonym, seq, result, frame);
        }

        /// <summary>Hears a hello.</summary>
        internal Outcome Hear(long nowMs)
        {
            Letter letter = parts.Gate.Letter;
            int slot = memory.Edges.SlotOf(letter.Sender);
            if (slot < 0)
            {
                return Outcome.Stranger;
            }

            if (names.Pseudonym(letter.PublicKey, letter.Epoch) != letter.Sender)
            {
                return Outcome.OutOfRange;
            }

            long identity = names.Identity(letter.PublicKey);
            if (handshake.IsKeyed(slot) && handshake.PeerId(slot) != identity)
            {
                return Outcome.Stranger;
            }

            handshake.DateName(slot, letter.Epoch);
            if (handshake.HasPairKey(slot) || IsWorkingOn(slot))
            {
                return Outcome.Stale;
            }

            if (memory.Names.IsBanned(identity, memory.Clock.ElapsedMs))
            {
                return Outcome.Banned;
            }

            if (parts.Options.Naps.IsOn)
            {
                // Our proposal asks for its key. It would ask for ours one wake later, so send ours now.
                WantHello(nowMs);
            }

            Array.Copy(letter.PublicKey, 0, waitingKeys, slot * Limits.PublicKeySize, Limits.PublicKeySize);
            waitingGeneration[slot] = handshake.Generation(slot);
            waiting |= 1 << slot;
            return Outcome.Done;
        }

        /// <summary>Computes one slice of an agreement.</summary>
        internal void Step(long nowMs)
        {
            if (working == Nothing)
            {
                Begin();
                return;
            }

            if (!parts.Secrets.Agreement.IsDone)
            {
                parts.Secrets.Agreement.Step();
                return;
            }

            End(nowMs);
        }

        private void Begin()
        {
            if (waiting == 0)
            {
                if (isNextWanted && !isNextReady)
                {
                    parts.Secrets.Source.Fill(nextPrivate, 0, Limits.PublicKeySize);
                    Array.Clear(peerKey, 0, Limits.PublicKeySize);
                    peerKey[0] = BasePoint;
                    parts.Secrets.Agreement.Begin(nextPrivate, peerKey);
                    working = NextPair;
                }

                return;
            }

            int slot = Choose();
            waiting &= ~(1 << slot);
            if (waitingGeneration[slot] != handshake.Generation(slot))
            {
                return;
            }

            Array.Copy(waitingKeys, slot * Limits.PublicKeySize, peerKey, 0, Limits.PublicKeySize);
            memory.Pair.CopyPrivate(result);
            if (parts.Secrets.Agreement.Begin(result, peerKey))
            {
                working = slot;
                workingGeneration = waitingGeneration[slot];
                workingId = names.Identity(peerKey);
            }

            Array.Clear(result, 0, Limits.PublicKeySize);
        }

        private int Choose()
        {
            int skip = (int)memory.Life.Below(Limits.SlotCount);
            int slot = skip;
            while ((waiting & (1 << slot)) == 0)
            {
                slot = slot + 1 == Limits.SlotCount ? 0 : slot + 1;
            }

            return slot;
        }

        private void End(long nowMs)
        {
            int slot = working;
            working = Nothing;
            if (!parts.Secrets.Agreement.Read(result))
            {
                return;
            }

            if (slot == NextPair)
            {
                Array.Copy(result, 0, nextPublic, 0, Limits.PublicKeySize);
                isNextReady = true;
                return;
            }

            bool isLower = memory.Pair.IsLower(peerKey);
            byte[] message = parts.Secrets.Scratch.Message;
            SecretLabel.Write(SecretLabel.Pair, message);
            Array.Copy(peerKey, 0, message, isLower ? LabelSize + Limits.PublicKeySize : LabelSize, Limits.PublicKeySize);
            memory.Pair.CopyPublic(message, isLower ? LabelSize : LabelSize + Limits.PublicKeySize);

            // The agreed secret becomes the key of the pair.
            parts.Secrets.Hash.Compute(result, message, Scratch.MessageSize, peerKey);
            Array.Clear(result, 0, Limits.PublicKeySize);
            Give(slot, workingGeneration, workingId, peerKey, isLower, nowMs);
        }

        private void Give(int slot, int generation, long identity, byte[] pairKey, bool isLower, long nowMs)
        {
            if (handshake.TakePairKey(slot, generation, pairKey, identity, isLower))
            {
                // The peer could not be answered until now: the silence of both sides starts again.
                memory.Trust.Hear(slot, memory.Life.AwakeMs);
                parts.Pulse.Stir(nowMs);
            }
        }
    }
}
