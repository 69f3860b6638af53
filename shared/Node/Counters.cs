namespace LVS.Node
{
    /// <summary>A node's counters: plain ints that wrap, cheap enough to be always on. Other threads may read them at any time.</summary>
    public sealed class Counters
    {
        private readonly int[] values = new int[Counter.Count];

        /// <summary>The value of one <see cref="Counter"/>.</summary>
        public int Get(int counter)
        {
            return values[counter];
        }

        /// <summary>Adds to a counter.</summary>
        public void Add(int counter, int amount)
        {
            values[counter] += amount;
        }

        /// <summary>Adds one to a counter and an amount to another: every frame needs both.</summary>
        public void Count(int counter, int other, int amount)
        {
            int[] all = values;
            all[counter]++;
            all[other] += amount;
        }

        /// <summary>Raises a counter that records a maximum.</summary>
        public void Raise(int counter, int value)
        {
            if (value > values[counter])
            {
                values[counter] = value;
            }
        }
    }
}
