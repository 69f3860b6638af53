using System.Collections.Generic;
using System.Globalization;
using System.Linq;

using FsCheck;
using FsCheck.Fluent;

namespace LVS.Tests.Desktop.Properties;

/// <summary>The life of a town: its nodes, the quality of the air, and the steps in their order.</summary>
/// <param name="Seed">Seed of all chance in the town.</param>
/// <param name="Members">Float in micro-VU and weight of each node.</param>
/// <param name="LossPercent">Frames lost.</param>
/// <param name="DuplicatePercent">Frames heard twice.</param>
/// <param name="DelayMsMax">Longest delay; frames overtake each other.</param>
/// <param name="Steps">Waits, power cuts, closed edges.</param>
internal sealed record Scenario(
    long Seed, IReadOnlyList<Member> Members, int LossPercent, int DuplicatePercent, int DelayMsMax, IReadOnlyList<Step> Steps)
{
    public static Gen<Scenario> Any()
    {
        Gen<Member> member = from amount in Gen.Choose(0, 100_000_000) from weight in Gen.Choose(0, 1023) select new Member(amount, weight);
        Gen<Step> step = from kind in Gen.Elements(StepKind.Wait, StepKind.Wait, StepKind.Cut, StepKind.HangUp)
                         from node in Gen.Choose(0, 23)
                         from slot in Gen.Choose(0, 7)
                         from ms in Gen.Choose(10, 3000)
                         select new Step(kind, node, slot, ms);
        return from seed in Gen.Choose(0, int.MaxValue)
               from count in Gen.Choose(2, 24)
               from members in member.ListOf(count)
               from loss in Gen.Elements(0, 0, 10, 30, 50, 80)
               from duplicate in Gen.Elements(0, 10, 50)
               from delay in Gen.Elements(0, 5, 300, 2000)
               from steps in Gen.Choose(1, 40).SelectMany(length => step.ListOf(length))
               select new Scenario(seed, [.. members], loss, duplicate, delay, [.. steps]);
    }

    /// <summary>Simpler scenarios: calmer air, fewer steps, fewer nodes, rounder amounts.</summary>
    public IEnumerable<Scenario> Simpler()
    {
        if (LossPercent > 0)
        {
            yield return this with { LossPercent = 0 };
        }

        if (DuplicatePercent > 0)
        {
            yield return this with { DuplicatePercent = 0 };
        }

        if (DelayMsMax > 0)
        {
            yield return this with { DelayMsMax = 0 };
        }

        for (int size = Steps.Count / 2; size > 0; size /= 2)
        {
            for (int at = 0; at + size <= Steps.Count; at += size)
            {
                yield return this with { Steps = [.. Steps.Take(at), .. Steps.Skip(at + size)] };
            }
        }

        for (int i = 0; Members.Count > 2 && i < Members.Count; i++)
        {
            yield return this with { Members = [.. Members.Where((_, index) => index != i)] };
        }

        for (int i = 0; i < Members.Count; i++)
        {
            Member rounder = new(Members[i].Float / 1_000_000 * 1_000_000, 256);
            if (rounder != Members[i])
            {
                yield return this with { Members = [.. Members.Select((member, index) => index == i ? rounder : member)] };
            }
        }
    }

    public override string ToString()
    {
        return string.Create(
            CultureInfo.InvariantCulture,
            $"seed {Seed}, loss {LossPercent} %, duplicates {DuplicatePercent} %, delay {DelayMsMax} ms,")
            + $" nodes [{string.Join(", ", Members)}], steps [{string.Join(", ", Steps)}]";
    }
}
