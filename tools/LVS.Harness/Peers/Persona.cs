using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Harness;

/// <summary>
/// One name under which a test or an intruder appears. It follows the rules of edges, keys and tags, so that honest nodes open edges with
/// it; its claims about value are chosen by the caller. Its name follows from a key that it draws, as for every node.
/// </summary>
public sealed class Persona
{
    private readonly List<Contact> contacts = [];
    private readonly SwarmSecrets secrets;
    private readonly int contactsMax;
    private readonly EdgeKeyTable table = new(1);
    private readonly KeyPairTable pair = new(1);
    private readonly Handshake handshake;
    private readonly PublicNames names;
    private readonly NonceSource nonces;
    private readonly byte[] privateKey = new byte[Limits.PublicKeySize];
    private readonly byte[] publicKey = new byte[Limits.PublicKeySize];
    private readonly byte[] digest = new byte[Limits.MacSize];

    /// <summary>Draws a key and derives the name.</summary>
    /// <param name="secrets">Its cryptography.</param>
    /// <param name="epoch">The epoch of its name.</param>
    /// <param name="contactsMax">Most neighbours that it takes.</param>
    public Persona(SwarmSecrets secrets, int epoch, int contactsMax = Limits.SlotCount)
    {
        this.secrets = secrets;
        this.contactsMax = contactsMax;
        handshake = new Handshake(table, 0, secrets.Hash);
        names = new PublicNames(secrets.Mac);
        nonces = new NonceSource(secrets.Source);
        secrets.Source.Fill(privateKey, 0, privateKey.Length);
        byte[] basePoint = new byte[Limits.PublicKeySize];
        basePoint[0] = 9;
        Agree(basePoint, publicKey);
        pair.Take(privateKey, publicKey);
        Name = names.Pseudonym(publicKey, epoch);
    }

    /// <summary>Its pseudonym.</summary>
    public int Name { get; }

    /// <summary>Seq of its last frame.</summary>
    public int Seq { get; set; }

    /// <summary>Its victims, at most as many as a node has slots.</summary>
    public IReadOnlyList<Contact> Contacts => contacts;

    /// <summary>Whether a victim has asked for its key.</summary>
    public bool WantsHello { get; private set; }

    /// <summary>Handles a diff or hello of an honest node.</summary>
    /// <param name="gate">The gate that has opened it.</param>
    public void Hear(FrameGate gate)
    {
        Letter letter = gate.Letter;
        if (letter.Sender == Name)
        {
            return;
        }

        Contact? contact = contacts.Find(c => c.Peer == letter.Sender);
        if (letter.Kind == FrameKind.Hello)
        {
            HearHello(letter, contact);
            return;
        }

        if (contact == null && contacts.Count < contactsMax)
        {
            int slot = Enumerable.Range(0, Limits.SlotCount).First(free => contacts.TrueForAll(c => c.Slot != free));
            contact = new Contact { Peer = letter.Sender, Slot = slot };
            contacts.Add(contact);
            handshake.Open(slot, nonces.Draw(), letter.Epoch);
        }

        if (contact != null)
        {
            HearDiff(gate, contact);
        }
    }

    /// <summary>Writes its hello.</summary>
    /// <returns>Bytes of the frame.</returns>
    public int WriteHello(FrameGate gate, long minute, byte[] frame)
    {
        WantsHello = false;
        return gate.SealHello(minute, Name, Seq, publicKey, frame);
    }

    /// <summary>Fills the edges into a diff of its own; the caller chooses the values.</summary>
    public void Describe(Diff diff)
    {
        diff.Sender = Name;
        diff.EntryCount = contacts.Count;
        diff.OpenCount = Limits.SlotCount - contacts.Count;
        for (int i = 0; i < contacts.Count; i++)
        {
            int slot = contacts[i].Slot;
            bool isKeyed = handshake.IsKeyed(slot);
            diff.Peer[i] = contacts[i].Peer;
            diff.Nonce[i] = isKeyed ? 0 : handshake.OwnNonce(slot);
            diff.NonceHeard[i] = handshake.PeerNonce(slot);
            diff.Echo[i] = table.PeerSeqOf[slot];
            diff.Sent[i] = contacts[i].Sent;
            diff.Credited[i] = contacts[i].TheirSent;
            diff.Granted[i] = 0;
        }
    }

    /// <summary>Whether the edge with a victim has its key.</summary>
    public bool IsKeyed(Contact contact) => handshake.IsKeyed(contact.Slot);

    /// <summary>Its nonce of an edge, different for each edge.</summary>
    public int NonceOf(Contact contact) => handshake.OwnNonce(contact.Slot);

    /// <summary>Forgets an edge, and announces that in a described diff.</summary>
    /// <param name="contact">The victim.</param>
    /// <param name="gate">Writes the frame.</param>
    /// <param name="diff">Without an entry for the edge.</param>
    /// <param name="frame">Receives it.</param>
    /// <returns>Bytes of the frame.</returns>
    public int SealTombstone(Contact contact, FrameGate gate, Diff diff, byte[] frame)
    {
        diff.Flags |= Diff.FlagTombstone;
        diff.TombstonePeer = contact.Peer;
        gate.Write(diff, frame, digest);
        diff.Tag[diff.EntryCount] = handshake.TombstoneTag(table.EdgeKeysOf, contact.Slot * Limits.KeySize, digest);
        return gate.Seal(diff, frame);
    }

    /// <summary>Signs a diff of its own.</summary>
    /// <returns>Bytes of the frame.</returns>
    public int Seal(FrameGate gate, Diff diff, byte[] frame)
    {
        gate.Write(diff, frame, digest);
        for (int i = 0; i < diff.EntryCount; i++)
        {
            // Nobody can check the tag of an accomplice.
            diff.Tag[i] = i < contacts.Count ? handshake.Tag(contacts[i].Slot, diff.Nonce[i] != 0, digest) : 1;
        }

        return gate.Seal(diff, frame);
    }

    /// <summary>
    /// Makes the books of a described diff add up: an invented edge to an accomplice, which no other node hears, pays out whatever came in
    /// over its edges, and the other way round. No audit of a single diff can distinguish this from an honest node.
    /// </summary>
    public void Balance(Diff diff)
    {
        long net = 0;
        int last = diff.EntryCount;
        for (int i = 0; i < last; i++)
        {
            net += diff.Nonce[i] != 0 ? 0 : diff.Sent[i] - diff.Credited[i];
        }

        diff.Peer[last] = ~Name == 0 ? 1 : ~Name;
        diff.Nonce[last] = 0;
        diff.Echo[last] = 0;
        diff.Sent[last] = net < 0 ? -net : 0;
        diff.Credited[last] = net > 0 ? net : 0;
        diff.Granted[last] = 0;
        diff.EntryCount++;
        diff.OpenCount = int.Max(0, diff.OpenCount - 1);
    }

    private void HearDiff(FrameGate gate, Contact contact)
    {
        Diff diff = gate.Letter.Diff;
        int entry = diff.IndexOf(Name);
        if (entry < 0)
        {
            if (++contact.Diffs > Limits.AbsentFramesMax)
            {
                handshake.Close(contact.Slot);
                contacts.Remove(contact);
            }

            return;
        }

        contact.Diffs = 0;
        gate.Digest(digest);
        if (diff.Nonce[entry] != 0)
        {
            HandshakeEvent happened = handshake.HearProposal(
                contact.Slot, diff.Seq, diff.Nonce[entry], diff.NonceHeard[entry], nonces.Draw(), digest, diff.Tag[entry]);
            WantsHello |= diff.Tag[entry] == 0 || happened == HandshakeEvent.KeyWanted;
            if (happened == HandshakeEvent.Reopened)
            {
                contact.IsMutual = false;
                contact.Sent = 0;
                contact.TheirSent = 0;
            }

            return;
        }

        switch (handshake.HearEdge(contact.Slot, diff.Seq, digest, diff.Tag[entry]))
        {
            case HandshakeEvent.Mutual or HandshakeEvent.Right:
                contact.IsMutual = true;
                contact.TheirSent = diff.Sent[entry];
                break;
            default:
                WantsHello |= !handshake.IsKeyed(contact.Slot);
                break;
        }
    }

    private void HearHello(Letter letter, Contact? contact)
    {
        if (contact == null || handshake.HasPairKey(contact.Slot)
            || names.Pseudonym(letter.PublicKey, letter.Epoch) != letter.Sender)
        {
            return;
        }

        byte[] pairKey = new byte[Limits.PublicKeySize];
        byte[] message = new byte[SecretLabel.Size + (2 * Limits.PublicKeySize)];
        bool isLower = pair.IsLower(letter.PublicKey);
        SecretLabel.Write(SecretLabel.Pair, message);
        (isLower ? publicKey : letter.PublicKey).CopyTo(message, SecretLabel.Size);
        (isLower ? letter.PublicKey : publicKey).CopyTo(message, SecretLabel.Size + Limits.PublicKeySize);
        if (Agree(letter.PublicKey, pairKey))
        {
            secrets.Hash.Compute((byte[])pairKey.Clone(), message, message.Length, pairKey);
            long identity = names.Identity(letter.PublicKey);
            handshake.TakePairKey(contact.Slot, handshake.Generation(contact.Slot), pairKey, identity, isLower);
        }
    }

    private bool Agree(byte[] point, byte[] secret)
    {
        if (!secrets.Agreement.Begin(privateKey, point))
        {
            return false;
        }

        while (!secrets.Agreement.IsDone)
        {
            secrets.Agreement.Step();
        }

        return secrets.Agreement.Read(secret);
    }
}
