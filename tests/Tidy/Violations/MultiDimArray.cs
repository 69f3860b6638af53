namespace LVS.Tests.Violations;

public static class MultiDimArray
{
    public static int Corner()
    {
        int[,] board = new int[3, 3];
        return board[0, 0];
    }
}
