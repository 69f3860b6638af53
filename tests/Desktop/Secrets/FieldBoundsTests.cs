using System.Collections.Generic;
using System.Linq;

using LVS.Core;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Mono.Cecil.Cil;

namespace LVS.Tests.Desktop.Secrets;

/// <summary>
/// No operation of the agreement overflows 64 bits, and no limb that is stored 32, whatever the keys: the compiled code runs over
/// intervals, through a whole step of the ladder and again with all that it can leave behind, until nothing is added.
/// </summary>
[TestClass]
public sealed class FieldBoundsTests
{
    private const string Ladder = "LVS.Core.X25519";
    private const string Field = "LVS.Core.Field25519";
    private const int RoundsMax = 40;

    private static readonly string[] State = ["x2", "z2", "x3", "z3"];

    /// <summary>The test's console.</summary>
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void NoStepOfTheLadderOverflows()
    {
        IntervalMachine machine = new();
        int rounds = RunLadder(machine);
        TestContext.WriteLine($"{rounds} rounds to the fixed point, at most {machine.BitsMost:0.00} bits of 63");
        Assert.IsEmpty(machine.Overflows, string.Join("; ", machine.Overflows));
        Assert.IsGreaterThan(60, machine.BitsMost, "hardly anything ran");
    }

    /// <summary>Seeded: without the centre of either sum that is squared, the same run finds the overflow. No vector would.</summary>
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void WithoutItsCentreASquaredSumOverflows(int which)
    {
        IntervalMachine machine = new();
        Instruction[] centred = machine.Calls(Ladder, "LadderFirst", nameof(Field25519.AddCentred));
        Assert.HasCount(2, centred);
        centred[which].Operand = machine.Find(Field, nameof(Field25519.Add));
        RunLadder(machine);
        Assert.IsTrue(
            machine.Overflows.Any(o => o.Contains("Square", System.StringComparison.Ordinal)), string.Join("; ", machine.Overflows));
    }

    /// <summary>The inversion squares and multiplies what products left.</summary>
    [TestMethod]
    public void TheInversionStaysWithinTheSameBounds()
    {
        IntervalMachine machine = new();
        RunLadder(machine);
        Interval[] value = (Interval[])machine.Fields["x2"].Clone();
        Widen(value, machine.Fields["z2"]);
        Settle(() =>
        {
            Interval[] square = new Interval[Field25519.LimbCount];
            Interval[] product = new Interval[Field25519.LimbCount];
            machine.Run(Field, nameof(Field25519.Square), square, value);
            machine.Run(Field, nameof(Field25519.Multiply), product, value, value);
            return Widen(value, square) | Widen(value, product);
        });
        Assert.IsEmpty(machine.Overflows, string.Join("; ", machine.Overflows));
    }

    private static int RunLadder(IntervalMachine machine)
    {
        // Read leaves 29 bits a limb; the ladder begins with 1, 0, the point and 1.
        Interval limb = new(0, (1 << 29) - 1);
        foreach (string name in new[] { "x1", "x2", "z2", "x3", "z3", "a", "b", "c", "d", "e" })
        {
            machine.Fields[name] = [.. Enumerable.Repeat(limb, Field25519.LimbCount)];
        }

        return Settle(() =>
        {
            Dictionary<string, Interval[]> before = State.ToDictionary(name => name, name => (Interval[])machine.Fields[name].Clone());
            machine.Run(Ladder, "LadderFirst");
            machine.Run(Ladder, "LadderSecond");
            machine.Run(Ladder, "LadderThird");
            bool grew = false;
            foreach ((string one, string other) in new[] { ("x2", "x3"), ("z2", "z3") })
            {
                // A bit of the key may swap them.
                Interval[] wide = before[one];
                grew |= Widen(wide, before[other]) | Widen(wide, machine.Fields[one]) | Widen(wide, machine.Fields[other]);
                machine.Fields[one] = (Interval[])wide.Clone();
                machine.Fields[other] = (Interval[])wide.Clone();
            }

            return grew;
        });
    }

    private static bool Widen(Interval[] wide, Interval[] more)
    {
        bool grew = false;
        for (int i = 0; i < wide.Length; i++)
        {
            Interval joined = wide[i].Join(more[i]);
            grew |= joined != wide[i];
            wide[i] = joined;
        }

        return grew;
    }

    private static int Settle(System.Func<bool> round)
    {
        int rounds = 1;
        while (round())
        {
            Assert.IsLessThan(RoundsMax, rounds, "no fixed point");
            rounds++;
        }

        return rounds;
    }
}
