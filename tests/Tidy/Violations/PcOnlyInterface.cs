using System;

namespace LVS.Tests.Violations;

public abstract class PcOnlyInterface : IServiceProvider
{
    public abstract object GetService(Type serviceType);
}
