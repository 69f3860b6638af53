using System.Collections.Generic;

namespace LVS.Tests.Violations;

public abstract class GenericInterface : IComparer<int>
{
    public abstract int Compare(int x, int y);
}
