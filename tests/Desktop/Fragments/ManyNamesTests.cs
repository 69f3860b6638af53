using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Bench;
using LVS.Core;
using LVS.Sim;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Fragments;

/// <summary>
/// A member under many names, all of which keep the rules. Nodes take these for a swarm that has grown, split their district, and hand
/// fragments over to them. When the names fall silent, what honest nodes have given up would be lost.
/// </summary>
[TestClass]
public sealed class ManyNamesTests
{
    private const int Honest = 24;
    private const int Seconds = 7_200;

    private readonly FragmentWorld world = new(Honest, 0, 12);
    private readonly Namer namer = new(new SimHash());
    private readonly Dictionary<(long Stripe, int Index), (Fragment Held, int By)> taken = [];
    private readonly Queue<(int From, StoreFrame Said)> answers = new();

    public required TestContext TestContext { get; init; }

    /// <summary>All twelve fragments of every stripe stay with honest nodes, although sixty names have copies of them.</summary>
    [TestMethod]
    public void NamesThatTakeFragmentsDoNotMakeHoldersGiveThemUp()
    {
        world.Run(10_000);
        Assert.AreEqual(144, world.Publish(12, 4, 12, out List<Fragment> fragments));
        world.Run(600_000);
        long[] names = [.. fragments.Select(fragment => fragment.Stripe).Distinct()];
        Random chance = new(1);
        (int Name, int Home)[] fakes = [.. Enumerable.Range(0, 60).Select(_ => (chance.Next() | 1, chance.Next(65536)))];
        HashSet<int> fakeNames = [.. fakes.Select(fake => fake.Name)];
        world.Reaches = (letter, from) =>
        {
            if (from >= 0)
            {
                Answer(letter, fakeNames);
            }

            return true;
        };
        for (int second = 0; second < Seconds; second++)
        {
            (int name, int home) = fakes[second % fakes.Length];
            world.Say(new StoreFrame { Kind = FrameKind.Offer, Room = RoomCode.Of(200), Home = home }, name);
            for (int tenth = 0; tenth < 10; tenth++)
            {
                while (answers.TryDequeue(out (int From, StoreFrame Said) answer))
                {
                    world.Say(answer.Said, answer.From);
                }

                world.Run(100);
            }
        }

        int least = names.Min(name => int.PopCount(world.Held(name)));
        TestContext.WriteLine($"{taken.Count} of {fragments.Count} handed over; of one stripe {least} are left; "
            + $"depths {string.Join(' ', world.Depths())}");
        Assert.IsTrue(world.Depths().All(depth => depth > 0), "no district was split: nothing was tested");
        Assert.IsGreaterThan(fragments.Count / 4, taken.Count, "hardly anything was handed over: nothing was tested");
        Assert.AreEqual(12, least);
    }

    /// <summary>What one of the names answers: it keeps what it is given, and proves and serves it.</summary>
    private void Answer(Letter letter, HashSet<int> fakeNames)
    {
        StoreFrame said = letter.Store;
        if (letter.Kind == FrameKind.Fragment && fakeNames.Contains(said.Target) && (said.Flags & StoreFrame.FlagKeep) != 0)
        {
            Fragment held = new();
            held.CopyFrom(said.Fragment);
            held.Stripe = namer.NameOf(held);
            taken[(held.Stripe, held.Index)] = (held, said.Target);
            Prove(held, said.Target, letter.Sender, letter.Seq);
        }

        bool isChallenge = letter.Kind == FrameKind.Challenge;
        for (int index = 0; index < 12 && (isChallenge || letter.Kind == FrameKind.Want); index++)
        {
            if ((said.Mask >> index & 1) == 0 || !taken.TryGetValue((said.Fragment.Stripe, index), out (Fragment Held, int By) one))
            {
                continue;
            }

            if (isChallenge)
            {
                Prove(one.Held, one.By, letter.Sender, said.Seed);
                continue;
            }

            StoreFrame served = new() { Kind = FrameKind.Fragment, Target = letter.Sender };
            served.Fragment.CopyFrom(one.Held);
            answers.Enqueue((one.By, served));
        }
    }

    private void Prove(Fragment held, int by, int target, int seed)
    {
        StoreFrame proof = new() { Kind = FrameKind.Proof, Target = target, Seed = seed };
        proof.Fragment.CopyFrom(held);
        namer.Prove(proof, by);
        answers.Enqueue((by, proof));
    }
}
