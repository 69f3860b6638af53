using System;
using System.Threading;

using LVS.Node;

namespace LVS.Firmware
{
    /// <summary>A board without a ledger, but with a secret: it asks who remembers it before it is born.</summary>
    public static class Remembered
    {
        private const int TurnMs = 50;
        private const int AgainMs = 60_000;

        /// <summary>Asks until there is an answer, or nobody can be expected to answer.</summary>
        /// <param name="plan">Has secrets, options and link; receives what the board is born with.</param>
        public static void Ask(BootPlan plan)
        {
            while (true)
            {
                long nowMs = Environment.TickCount64;
                Recall recall = new Recall(plan.Secrets, plan.Options.DeviceSecret, plan.Options.Minute, plan.Link, nowMs);
                Console.WriteLine("LVS no ledger: asking who remembers this board");
                while (recall.Tick(nowMs) == Recall.Asking)
                {
                    Thread.Sleep(TurnMs);
                    nowMs = Environment.TickCount64;
                }

                if (recall.State != Recall.Twin)
                {
                    Take(recall, plan);
                    return;
                }

                Console.WriteLine("LVS stops: a node lives with this board's device secret. End it, or give this board a secret of its own");
                Thread.Sleep(AgainMs);
            }
        }

        private static void Take(Recall recall, BootPlan plan)
        {
            if (recall.State != Recall.Found)
            {
                Console.WriteLine("LVS nobody remembers this board: it is born");
                return;
            }

            plan.EarnedUvu = 8 * recall.BaseUvu;
            plan.Options.Minute = recall.Minute > plan.Options.Minute ? recall.Minute : plan.Options.Minute;
            Console.WriteLine(
                "LVS " + recall.Voices.ToString() + " neighbours remember this board: its base is " + recall.BaseUvu.ToString());
        }
    }
}
