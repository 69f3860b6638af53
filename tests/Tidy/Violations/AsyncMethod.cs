using System.Threading.Tasks;

namespace LVS.Tests.Violations;

public static class AsyncMethod
{
    public static async void Run() => await Task.Yield();
}
