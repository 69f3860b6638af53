using System.Collections.Generic;

using LVS.Core;

namespace LVS.Sim;

/// <summary>
/// One name under which an intruder appears. It keeps the rules of edges, so that honest nodes open theirs, and lies about value.
/// </summary>
/// <param name="pseudonym">Not 0.</param>
/// <param name="contactsMax">Most neighbours that it takes.</param>
public sealed class Persona(int pseudonym, int contactsMax = Limits.SlotCount)
{
    private readonly List<Contact> contacts = [];
    private int tagLast;

    /// <summary>Seq of its last frame.</summary>
    public int Seq { get; set; }

    /// <summary>Its victims, at most as many as a node has slots.</summary>
    public IReadOnlyList<Contact> Contacts => contacts;

    /// <summary>Hears a diff of an honest node.</summary>
    public void Hear(Diff diff)
    {
        if (diff.Sender == pseudonym)
        {
            return;
        }

        int entry = diff.IndexOf(pseudonym);
        Contact? contact = contacts.Find(c => c.Peer == diff.Sender);
        if (contact == null && contacts.Count < contactsMax)
        {
            contact = new Contact { Peer = diff.Sender, OwnTag = ++tagLast };
            contacts.Add(contact);
        }

        if (contact == null)
        {
            return;
        }

        if (entry < 0)
        {
            contact.IsMutual = false;
            contact.PeerTag = 0;
            if (++contact.Diffs > Limits.AbsentFramesMax)
            {
                contacts.Remove(contact);
            }

            return;
        }

        contact.Diffs = 0;
        contact.PeerTag = diff.OwnTag[entry];
        contact.IsMutual = diff.PeerTag[entry] == contact.OwnTag;
        contact.TheirSent = contact.IsMutual ? diff.Sent[entry] : 0;
    }

    /// <summary>Fills in the edges of a diff of its own; value is the caller's to claim.</summary>
    public void Describe(Diff diff)
    {
        diff.Sender = pseudonym;
        diff.EntryCount = contacts.Count;
        diff.OpenCount = Limits.SlotCount - contacts.Count;
        for (int i = 0; i < contacts.Count; i++)
        {
            diff.Peer[i] = contacts[i].Peer;
            diff.OwnTag[i] = contacts[i].OwnTag;
            diff.PeerTag[i] = contacts[i].PeerTag;
            diff.Sent[i] = contacts[i].Sent;
            diff.Credited[i] = contacts[i].TheirSent;
            diff.Granted[i] = 0;
        }
    }

    /// <summary>
    /// Makes the books of a described diff add up: all that came in over its edges, an edge to an accomplice that no other node hears has
    /// taken out, and the other way round. No audit of a single diff can tell this from an honest node.
    /// </summary>
    public void Balance(Diff diff)
    {
        long net = 0;
        int last = diff.EntryCount;
        for (int i = 0; i < last; i++)
        {
            net += diff.Sent[i] - diff.Credited[i];
        }

        diff.Peer[last] = ~pseudonym == 0 ? 1 : ~pseudonym;
        diff.OwnTag[last] = 0xFFFF;
        diff.PeerTag[last] = 0xFFFF;
        diff.Sent[last] = net < 0 ? -net : 0;
        diff.Credited[last] = net > 0 ? net : 0;
        diff.Granted[last] = 0;
        diff.EntryCount = last + 1;
        diff.OpenCount = Limits.SlotCount - diff.EntryCount;
    }
}
