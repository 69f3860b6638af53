using System;
using System.Threading;

using LVS.Node;

namespace LVS.Firmware
{
    /// <summary>The recall of a board that has a secret but no ledger: it asks its former neighbours before it is born.</summary>
    public static class Remembered
    {
        private const int TurnMs = 50;
        private const int AgainMs = 60_000;

        /// <summary>Asks until there is an answer, or none can be expected any more.</summary>
        /// <param name="plan">Has secrets, options and link; receives what the board is born with.</param>
        /// <param name="broker">The broker link, or null.</param>
        /// <param name="wake">This wake; a board that sleeps stays awake for the recall, and looks for its slot afterwards.</param>
        public static void Ask(BootPlan plan, BrokerLink broker, Wake wake)
        {
            Recall recall = AskOnce(plan, broker, wake, true);
            while (recall.State == Recall.Twin)
            {
                Console.WriteLine(
                    "LVS stops: a node lives with this board's device secret. End it, or give this board a secret of its own");
                if (wake.Ends)
                {
                    wake.Sleep();
                }

                Thread.Sleep(AgainMs);
                recall = AskOnce(plan, broker, wake, false);
            }

            Take(recall, plan);
            wake.BeginAgain();
        }

        private static Recall AskOnce(BootPlan plan, BrokerLink broker, Wake wake, bool isUntold)
        {
            long nowMs = Environment.TickCount64;
            Recall recall = new Recall(plan.Secrets, plan.Options, plan.Link, nowMs);
            if (broker != null)
            {
                broker.Ask(recall.Name);
            }

            while (recall.Tick(nowMs) == Recall.Asking)
            {
                if (recall.HasAsked && isUntold)
                {
                    Console.WriteLine("LVS no ledger: asking who remembers this board");
                    isUntold = false;
                }

                if (!recall.HasAsked && nowMs >= wake.OverAtMs)
                {
                    wake.Sleep();
                }

                Thread.Sleep(TurnMs);
                nowMs = Environment.TickCount64;
            }

            return recall;
        }

        private static void Take(Recall recall, BootPlan plan)
        {
            if (recall.State != Recall.Found)
            {
                Console.WriteLine("LVS nobody remembers this board: it is born");
                return;
            }

            recall.Give(plan);
            Console.WriteLine(
                "LVS " + recall.Voices.ToString() + " neighbours remember this board: its base is " + recall.BaseUvu.ToString());
        }
    }
}
